using System.Runtime.InteropServices;
using System.Text.Json;
using Framewright.Json;
using Framewright.Strict.Tests.Schema;

namespace Framewright.Strict.Tests.Reference;

/// <summary>The types of strict.rt.json.</summary>
internal static class SampleReference
{
    private static readonly ObjectReference<LeafView> Leaf = new(
        Text<LeafView>("_id", view => view.Id),
        Text<LeafView>("name", view => view.Name),
        new("n", Kinds.Int32, (view, value) => Same.NullableInteger(view.Number, value)));

    private static readonly ObjectReference<PostedView> Posted = new(
        Text<PostedView>("id", view => view.Id),
        new("size", Kinds.Int32, (view, value) => Same.NullableInteger(view.Size, value)));

    private static readonly ObjectReference<ParagraphView> Paragraph = new(Text<ParagraphView>("text", view => view.Text));

    private static readonly ObjectReference<QuoteView> Quote = new(new Member<QuoteView>("blocks", value => Kinds.Array(value, CheckBlock), SameBlocks));

    private static readonly ObjectReference<KeptView> Kept = new(Text<KeptView>("theme", view => view.Theme));

    public static ObjectReference<SampleView> Sample { get; } = new(
        Text<SampleView>("_id", view => view.Id),
        Text<SampleView>("rid", view => view.RoomId),
        Text<SampleView>("msg", view => view.Text),
        new("ts", Kinds.EjsonDate, (view, value) => view.Timestamp.UtcTicks == (Kinds.EjsonTicksOf(value) ?? 0)),
        new("iso", Kinds.IsoDate, (view, value) => view.Iso?.UtcTicks == Kinds.IsoTicksOf(value)),
        new("seconds", Kinds.UnixTime, (view, value) => view.Seconds?.UtcTicks == Kinds.UnixTicksOf(value, TimeSpan.TicksPerSecond)),
        new("millis", Kinds.UnixTime, (view, value) => view.Millis?.UtcTicks == Kinds.UnixTicksOf(value, TimeSpan.TicksPerMillisecond)),
        new("int", Kinds.Int32, (view, value) => view.Int32 == Kinds.IntegerOf(value)),
        new("asked", Kinds.Int32, (view, value) => Same.NullableInteger(view.Asked, value)),
        new("long", Kinds.Int64, (view, value) => view.Int64 == Kinds.IntegerOf(value)),
        new("double", Kinds.Double, (view, value) => view.Float.Equals(Kinds.DoubleOf(value))),
        new("decimal", Kinds.Decimal, (view, value) => Kinds.IsNothing(value) ? view.Number == 0 : Kinds.SameDecimal(value.GetRawText(), view.Number)),
        new("priced", Kinds.DecimalText, (view, value) => Kinds.IsNothing(value) ? view.Price is null : view.Price is { } price && Kinds.SameDecimal(Kinds.StringOf(value)!, price)),
        new("flag", Kinds.Boolean, (view, value) => view.Flag == (value.ValueKind == JsonValueKind.True)),
        new("bytes", Kinds.Base64, (view, value) => Same.Bytes(view.Data, value)),
        new("ebytes", Kinds.EjsonBinary, (view, value) => Same.Bytes(view.Packed, Kinds.Inner(value, "$binary"))),
        new("raw", Kinds.Any, (view, value) => Same.Raw(view.Json, value)),
        new("u", Leaf.Check, (view, value) => SameLeaf(view.User, value)),
        new("leaf", Leaf.Check, (view, value) => SameLeaf(view.Leaf, value)),
        new("texts", value => Kinds.Array(value, Kinds.Text), (view, value) => Same.Texts(view.Texts, value)),
        new("ints", value => Kinds.Array(value, Kinds.Int32), (view, value) => Same.Integers(view.Ints, value)),
        new("grid", value => Kinds.Array(value, row => Kinds.Array(row, Kinds.Int32)), SameGrid),
        new("some", value => Kinds.Array(value, Kinds.Text), SameSome),
        new("leaves", value => Kinds.Array(value, Leaf.Check), SameLeaves),
        new("map", value => Kinds.Map(value, Kinds.Text), SameMap),
        new("leafMap", value => Kinds.Map(value, Leaf.Check), SameLeafMap),
        new("listMap", value => Kinds.Map(value, item => Kinds.Array(item, Kinds.Text)), SameListMap),
        new("colour", Kinds.Text, (view, value) => Kinds.IsNothing(value) ? view.Colour is null : view.Colour?.Value == Kinds.StringOf(value)),
        new("priority", Kinds.Int64, (view, value) => Kinds.IsNothing(value) ? view.Priority is null : view.Priority?.Value == Kinds.IntegerOf(value)),
        new("level", CheckLevel, SameLevel),
        new("block", CheckBlock, (view, value) => SameBlock(view.Block, value)),
        new("posted", CheckPosted, SamePosted),
        new("kept", Kept.Check, (view, value) => SameKept(view.Kept, value)),
        new("later", Kinds.Any, SameLater),
        new("laterLeaf", Kinds.Any, SameLaterLeaf),
        new("inner", value => Sample!.Check(value), (view, value) => SameSample(view.Inner, value)));

    public static ObjectReference<NamesView> Names { get; } = new(
        Text<NamesView>("a", view => view.L1), Text<NamesView>("ab", view => view.L2), Text<NamesView>("abc", view => view.L3), Text<NamesView>("abcd", view => view.L4), Text<NamesView>("abcde", view => view.L5),
        Text<NamesView>("abcdef", view => view.L6), Text<NamesView>("abcdefg", view => view.L7), Text<NamesView>("abcdefgh", view => view.L8), Text<NamesView>("abcdefgi", view => view.L8Other), Text<NamesView>("abcdefghi", view => view.L9),
        Text<NamesView>("bbcdefghi", view => view.L9First), Text<NamesView>("abcdefghijklmn", view => view.L14), Text<NamesView>("abcdefghijklmno", view => view.L15), Text<NamesView>("abcdefghijklmnop", view => view.L16),
        Text<NamesView>("abcdefghijklmnoq", view => view.L16Last), Text<NamesView>("abcdefghXjklmnop", view => view.L16Middle), Text<NamesView>("abcdefghijklmnopq", view => view.L17), Text<NamesView>("abcdefghijklmnopqrstuvwx", view => view.L24),
        Text<NamesView>("abcdefghijklmnopqrstuvwxyz01234", view => view.L31), Text<NamesView>("abcdefghijklmnopqrstuvwxyz012345", view => view.L32), Text<NamesView>("abcdefghijklmnopqrstuvwxyz0123456", view => view.L33),
        Text<NamesView>("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0", view => view.L63), Text<NamesView>("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz01", view => view.L64),
        Text<NamesView>("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz012", view => view.L65),
        Text<NamesView>("quo\"te", view => view.Quote), Text<NamesView>("back\\slash", view => view.Backslash), Text<NamesView>("sla/sh", view => view.Slash), Text<NamesView>("é", view => view.Accent),
        Text<NamesView>("名前", view => view.Kanji), Text<NamesView>("😀", view => view.Smile), Text<NamesView>("a b", view => view.Space), Text<NamesView>("$", view => view.Dollar));

    private delegate JsonText TextOf<TView>(TView view)
        where TView : allows ref struct;

    private static Member<TView> Text<TView>(string wire, TextOf<TView> read)
        where TView : allows ref struct => new(wire, Kinds.Text, (view, value) => Same.Text(read(view), value));

    private static bool SameLeaf(LeafView view, JsonElement value) => view.IsPresent == !Kinds.IsNothing(value) && Leaf.Difference(view, value) is null;

    private static bool SameSample(SampleView view, JsonElement value) => view.IsPresent == !Kinds.IsNothing(value) && (Kinds.IsNothing(value) || Sample.Difference(view, value) is null);

    private static bool SameGrid(SampleView view, JsonElement value)
    {
        if (view.Grid.Count != Same.Count(value)) return false;
        var index = 0;
        foreach (var row in view.Grid)
        {
            if (!Same.Integers(row, value[index++])) return false;
        }

        return true;
    }

    private static bool SameSome(SampleView view, JsonElement value)
    {
        if (view.Some.Count != Same.Count(value)) return false;
        var index = 0;
        foreach (var text in view.Some)
        {
            if (!Same.Text(text, value[index++])) return false;
        }

        return true;
    }

    private static bool SameLeaves(SampleView view, JsonElement value)
    {
        if (view.Leaves.Count != Same.Count(value)) return false;
        var index = 0;
        foreach (var leaf in view.Leaves)
        {
            if (!SameLeaf(leaf, value[index++])) return false;
        }

        return true;
    }

    /// <summary>What is read only when it is asked for is judged only then.</summary>
    private static bool SameLater(SampleView view, JsonElement value)
    {
        var verdict = Kinds.Array(value, Leaf.Check);
        try
        {
            if (view.Later.IsPresent == Kinds.IsNothing(value)) return false;
            if (view.Later.Count != Same.Count(value)) return false;
            var index = 0;
            foreach (var leaf in view.Later)
            {
                if (!SameLeaf(leaf, value[index++])) return false;
            }

            return verdict != Verdict.Differs;
        }
        catch (FrameFormatException)
        {
            return verdict != Verdict.Conforms;
        }
    }

    private static bool SameLaterLeaf(SampleView view, JsonElement value)
    {
        var verdict = Leaf.Check(value);
        try
        {
            return SameLeaf(view.LaterLeaf, value) && verdict != Verdict.Differs;
        }
        catch (FrameFormatException)
        {
            return verdict != Verdict.Conforms;
        }
    }

    private static bool SameMap(SampleView view, JsonElement value)
    {
        using var members = Same.Members(value);
        foreach (var entry in view.ByName)
        {
            if (!members.MoveNext() || !entry.Name.Equals(Kinds.NameOf(members.Current)) || !Same.Text(entry.Value, members.Current.Value)) return false;
        }

        return !members.MoveNext();
    }

    private static bool SameLeafMap(SampleView view, JsonElement value)
    {
        using var members = Same.Members(value);
        foreach (var entry in view.LeafMap)
        {
            if (!members.MoveNext() || !entry.Name.Equals(Kinds.NameOf(members.Current)) || !SameLeaf(entry.Value, members.Current.Value)) return false;
        }

        return !members.MoveNext();
    }

    private static bool SameListMap(SampleView view, JsonElement value)
    {
        using var members = Same.Members(value);
        foreach (var entry in view.ListMap)
        {
            if (!members.MoveNext() || !entry.Name.Equals(Kinds.NameOf(members.Current)) || !Same.Texts(entry.Value, members.Current.Value)) return false;
        }

        return !members.MoveNext();
    }

    private static Verdict CheckLevel(JsonElement value)
    {
        if (Kinds.IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.Array) return Verdict.Differs;
        return Kinds.All(value.EnumerateArray().Select((item, index) => index switch { 0 => Kinds.DecimalText(item), 1 => Kinds.Text(item), 2 => Kinds.Int32(item), _ => Verdict.Conforms }));
    }

    private static bool SameLevel(SampleView view, JsonElement value)
    {
        var level = view.Level;
        if (Kinds.IsNothing(value)) return !level.IsPresent;
        var count = value.GetArrayLength();
        var price = count > 0 ? value[0] : default;
        return (Kinds.IsNothing(price) ? level.Price == 0 : Kinds.SameDecimal(Kinds.StringOf(price)!, level.Price))
            && Same.Text(level.Name, count > 1 ? value[1] : default)
            && Same.NullableInteger(level.Orders, count > 2 ? value[2] : default);
    }

    /// <summary>Of a repeated member that tells the case the first decides.</summary>
    private static string? CaseOf(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (Kinds.NameOf(member) == "type") return member.Value.ValueKind == JsonValueKind.String ? Kinds.StringOf(member.Value) : null;
        }

        return null;
    }

    private static Verdict CheckBlock(JsonElement value)
    {
        if (Kinds.IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.Object) return Verdict.Differs;
        return CaseOf(value) switch { "PARAGRAPH" => Paragraph.Check(value), "QUOTE" => Quote.Check(value), _ => Verdict.Conforms };
    }

    private static bool SameBlock(BlockView view, JsonElement value)
    {
        if (Kinds.IsNothing(value)) return !view.IsPresent;
        if (!view.IsPresent || !Same.Raw(view.Raw, value)) return false;
        return CaseOf(value) switch
        {
            "PARAGRAPH" => view.TryGetParagraph(out var paragraph) && Paragraph.Difference(paragraph, value) is null,
            "QUOTE" => view.TryGetQuote(out var quote) && Quote.Difference(quote, value) is null,
            _ => view.Kind == Block.CaseKind.Unknown,
        };
    }

    private static bool SameBlocks(QuoteView view, JsonElement value)
    {
        if (view.Blocks.Count != Same.Count(value)) return false;
        var index = 0;
        foreach (var block in view.Blocks)
        {
            if (!SameBlock(block, value[index++])) return false;
        }

        return true;
    }

    private static Verdict CheckPosted(JsonElement value)
    {
        if (Kinds.IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.String) return Verdict.Differs;
        var text = Kinds.StringOf(value)!;

        // Levels inside of the text count on from those around it, which the reference cannot do.
        if (text.Count(letter => letter is '[' or '{') > 30) throw new UndecidedException();
        try
        {
            using var document = JsonDocument.Parse(text);
            return Posted.Check(document.RootElement);
        }
        catch (JsonException)
        {
            return Verdict.Differs;
        }
    }

    private static bool SamePosted(SampleView view, JsonElement value)
    {
        if (Kinds.IsNothing(value)) return !view.Posted.IsPresent;
        using var document = JsonDocument.Parse(Kinds.StringOf(value)!);
        return view.Posted.IsPresent == !Kinds.IsNothing(document.RootElement) && Posted.Difference(view.Posted, document.RootElement) is null;
    }

    private static bool SameKept(KeptView view, JsonElement value)
    {
        if (Kinds.IsNothing(value)) return !view.IsPresent;
        if (Kept.Difference(view, value) is not null) return false;
        using var members = Same.Members(value);
        foreach (var entry in view.Unknown)
        {
            do
            {
                if (!members.MoveNext()) return false;
            }
            while (Kinds.NameOf(members.Current) == "theme");
            if (!entry.Name.Equals(Kinds.NameOf(members.Current)) || !entry.Value.Utf8.SequenceEqual(JsonMarshal.GetRawUtf8Value(members.Current.Value))) return false;
        }

        while (members.MoveNext())
        {
            if (Kinds.NameOf(members.Current) != "theme") return false;
        }

        return true;
    }
}
