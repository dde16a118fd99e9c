using System.Text.Json;
using System.Text.Unicode;
using Framewright.Json;
using Framewright.Json.Blocks;
using Framewright.Protocol;
using Framewright.Strict.Tests.Protocols;
using Framewright.Strict.Tests.Mutation;
using Framewright.Strict.Tests.Reference;
using Framewright.Strict.Tests.Schema;

namespace Framewright.Strict.Tests.Differential;

/// <summary>Reads one text in every way that the runtime has, and holds each against <see cref="Utf8JsonReader"/>.</summary>
/// <remarks>One for a whole run, with one scratch, as a connection has it: what is learnt from one frame must not hurt the next.</remarks>
internal sealed class Judge
{
    private const int Always = -1;

    private readonly ViewScratch scratch = new();
    private readonly ViewScratch strictScratch = new();
    private readonly ViewScratch trustingScratch = new();
    private readonly CursorWalk walk = new();
    private readonly LearntSkips skips = new();
    private readonly HeaderJudge headers = new();

    /// <summary>Headers that were read by their likeness to the undamaged frame's.</summary>
    public long Alike => headers.Alike;

    /// <summary>How often the reader accepted, and refused.</summary>
    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Events of the tests' own types of which every member was compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Valid JSON that was refused by both because a member is of the wrong kind.</summary>
    public long WrongKinds { get; private set; }

    /// <summary>Events that the reference could not judge.</summary>
    public long Undecided { get; private set; }

    /// <summary>Compares; returns what is wrong, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What it was made of, when that is known.</param>
    public string? Compare(ReadOnlyMemory<byte> text, SourceFrame? source = null)
    {
        var json = text.Span;
        var isJson = ReaderWalk.Accepts(json, out var tokens);
        if (isJson) Accepted++;
        else Refused++;

        // Refusals are exceptions, and those are what the time goes into: of what is no JSON each way sees a part, told by the length so that a text is always judged alike.
        var turn = isJson ? Always : json.Length & 3;
        if (Skips(json) != isJson) return isJson ? "Skip refuses valid JSON." : "Skip accepts what is no JSON.";
        if (skips.Compare(json, isJson) is { } wrong) return wrong;
        if (turn is 0 or 1 or Always)
        {
            if (walk.Accepts(json, out var ours) != isJson) return isJson ? "The typed reads refuse valid JSON." : "The typed reads accept what is no JSON.";
            if (isJson && tokens != ours) return "The tokens differ.";
        }

        return CompareWidths(json, isJson) ?? headers.Compare(json, source) ?? CompareFrame(text, isJson) ?? (turn is 2 or Always ? CompareTrusting(text, isJson) : null);
    }

    /// <summary>Every width of vectors, on whatever processor this is: those that it lacks are computed by the framework, with the same result.</summary>
    private static string? CompareWidths(ReadOnlySpan<byte> json, bool isJson)
    {
        if (json.IsEmpty || json[0] is not ((byte)'{' or (byte)'[')) return null;
        var scanned = ContainerScan.LengthAt<Block512>(json);
        if (ContainerScan.LengthAt<Block256>(json) != scanned || ContainerScan.LengthAt<Block128>(json) != scanned) return "The widths of blocks disagree on a container's end.";
        if (scanned > json.Length) return "A container ends behind the text.";
        return isJson && json[scanned..].ContainsAnyExcept(" \t\r\n"u8) ? "The end of a valid container is not found." : null;
    }

    /// <summary>A cursor that trusts: like a strict one on what is JSON, and no worse than the typed error on what is not.</summary>
    private string? CompareTrusting(ReadOnlyMemory<byte> text, bool isJson)
    {
        var json = text.Span;
        try
        {
            var cursor = new JsonCursor(json, checks: JsonChecks.Trusting);
            cursor.Skip();
            cursor.ExpectEnd();
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, json.Length);
            if (isJson) return "A trusting Skip refuses valid JSON.";
        }

        var start = json.IndexOf("[{"u8);
        if (start < 0) return null;
        var strict = ReadSample(json, start, strictScratch, JsonChecks.Strict, out var strictSlot, out var strictEnd);
        var trusting = ReadSample(json, start, trustingScratch, JsonChecks.Trusting, out var trustingSlot, out var trustingEnd);
        if (strict && (!trusting || strictEnd != trustingEnd)) return "A trusting cursor refuses what a strict one accepts, or ends elsewhere.";
        if (!trusting) return null;
        Trusted++;
        try
        {
            var record = StrictClientStreams.Samples.Record(json, trustingScratch, trustingSlot);
            return strict && IsPrintable(json) && record.ToString() != StrictClientStreams.Samples.Record(json, strictScratch, strictSlot).ToString() ? "A trusting cursor reads other values." : null;
        }
        catch (FrameFormatException) when (!strict)
        {
            // A value that was passed over, and is parsed only now that somebody wants it.
            return null;
        }
    }

    /// <summary>Whether nothing stands in there that a kept element cannot print: it throws for bad UTF-8, and for the escape of a lone surrogate.</summary>
    private static bool IsPrintable(ReadOnlySpan<byte> json) => (json.Length & 3) == 0 && Utf8.IsValid(json) && json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0;

    private static bool ReadSample(ReadOnlySpan<byte> json, int start, ViewScratch scratch, JsonChecks checks, out Slot slot, out int end)
    {
        slot = default;
        end = 0;
        scratch.Reset();
        try
        {
            var cursor = new JsonCursor(json, start, 0, checks);
            slot = StrictClientStreams.Samples.Read(ref cursor, scratch);
            end = cursor.Position;
            return true;
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, json.Length);
            return false;
        }
    }

    /// <summary>The way of a frame through a connection: header, body, tail.</summary>
    private string? CompareFrame(ReadOnlyMemory<byte> text, bool isJson)
    {
        var stream = TryRead(text.Span, out var slot);
        if (!isJson) return stream is Stream.Refused or Stream.Dropped ? null : "The way of a frame accepts what is no JSON.";

        // The transport lets no such text through, and the reference cannot read it; that nothing but the typed error comes of it was seen above.
        if (!Utf8.IsValid(text.Span))
        {
            InvalidUtf8++;
            return null;
        }

        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        try
        {
            if (RepeatsHeader(root)) throw new UndecidedException();
            var (expected, body) = Body(root);
            if (expected == Stream.None) return stream == Stream.Refused ? "The way of a frame refuses valid JSON." : stream is Stream.None or Stream.Dropped ? null : "It is taken for an event, and is none.";
            var value = body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0 ? body[0] : (JsonElement?)null;
            var verdict = value is not { } present ? Verdict.Differs : expected == Stream.Samples ? SampleReference.Sample.Check(present) : SampleReference.Names.Check(present);
            if (verdict == Verdict.Undecided) throw new UndecidedException();
            if (verdict == Verdict.Differs)
            {
                WrongKinds++;
                return stream == Stream.Refused ? null : "A member of the wrong kind is accepted.";
            }

            if (stream != expected) return stream == Stream.Refused ? "An event is refused." : "The stream is not the event's.";
            var isPresent = !Kinds.IsNothing(value!.Value);
            string? difference;
            if (expected == Stream.Samples)
            {
                var view = StrictClientStreams.Samples.View(text.Span, scratch, slot);
                difference = view.IsPresent != isPresent ? "(presence)" : isPresent ? SampleReference.Sample.Difference(view, value.Value) : null;
            }
            else
            {
                var view = StrictClientStreams.NameLists.View(text.Span, scratch, slot);
                difference = view.IsPresent != isPresent ? "(presence)" : isPresent ? SampleReference.Names.Difference(view, value.Value) : null;
            }

            Compared++;
            return difference is null ? null : $"The member '{difference}' differs.";
        }
        catch (UndecidedException)
        {
            Undecided++;
            return null;
        }
    }

    /// <summary>Bodies that a trusting cursor has read.</summary>
    public long Trusted { get; private set; }

    /// <summary>Texts that would be JSON, if they were UTF-8.</summary>
    public long InvalidUtf8 { get; private set; }

    private enum Stream
    {
        Refused,

        /// <summary>A notice, which nobody hears of: nothing behind what tells so is looked at.</summary>
        Dropped,
        None,
        Samples,
        Names,
    }

    private Stream TryRead(ReadOnlySpan<byte> frame, out Slot slot)
    {
        slot = default;
        scratch.Reset();
        try
        {
            Ddp.ReadHeader(frame, 0, out var header);
            if (header is { Role: FrameRole.Notice, Body: < 0, IsComplete: false }) return Stream.Dropped;
            var stream = StreamOf(frame, header);
            if (header.IsComplete || header.Body < 0)
            {
                Ddp.ReadTail(frame, frame.Length, ref header);
                if (stream != Stream.None && header.Body >= 0)
                {
                    var body = new JsonCursor(frame, header.Body, header.BodyDepth);
                    slot = Read(stream, ref body);
                }

                return header.Body < 0 ? Stream.None : stream;
            }

            var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
            slot = Read(stream, ref cursor);
            Ddp.ReadTail(frame, cursor.Position, ref header);
            return stream;
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, frame.Length);
            return Stream.Refused;
        }
    }

    private Slot Read(Stream stream, ref JsonCursor cursor)
    {
        if (stream == Stream.Samples) return StrictClientStreams.Samples.Read(ref cursor, scratch);
        if (stream == Stream.Names) return StrictClientStreams.NameLists.Read(ref cursor, scratch);
        cursor.Skip();
        return default;
    }

    private static Stream StreamOf(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (header.Role != FrameRole.Event || header.RouteCount != 2) return Stream.None;
        var name = header.Route[0].Of(frame);
        return JsonToken.TextEquals(name, "samples"u8) ? Stream.Samples : JsonToken.TextEquals(name, "names"u8) ? Stream.Names : Stream.None;
    }

    private static bool Skips(ReadOnlySpan<byte> json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            var range = cursor.Skip();
            Assert.True(range.Start + range.Length == cursor.Position && cursor.Depth == 0, "Skip lost its place.");
            cursor.ExpectEnd();
            return true;
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, json.Length);
            return false;
        }
    }

    /// <summary>What the protocol's rules say that the frame is.</summary>
    private static (Stream Stream, JsonElement Body) Body(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !Is(root, "msg", "changed")) return (Stream.None, default);
        if (!root.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty("eventName", out _) || !fields.TryGetProperty("args", out var body)) return (Stream.None, default);
        return (Is(root, "collection", "samples") ? Stream.Samples : Is(root, "collection", "names") ? Stream.Names : Stream.None, body);
    }

    private static bool Is(JsonElement root, string name, string text) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Kinds.StringOf(value) == text;

    /// <summary>Of repeated members the header takes the first and the reference the last, so there is nothing to compare.</summary>
    private static bool RepeatsHeader(JsonElement root) =>
        Repeats(root) || (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("fields", out var fields) && Repeats(fields));

    private static bool Repeats(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return false;
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            Kinds.NameOf(member);
            count++;
        }

        return count > 1 && value.EnumerateObject().Select(Kinds.NameOf).Distinct(StringComparer.Ordinal).Count() < count;
    }
}
