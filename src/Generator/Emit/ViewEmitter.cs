using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits an object type's view: one strict pass that records where members are, and members that are decoded when they are asked for.</summary>
internal sealed class ViewEmitter
{
    // How a table calls the members that the cursor reads by itself, and those of which it does so when they are empty.
    private const string Texts = "texts";
    private const string Booleans = "booleans";
    private const string EjsonDates = "ejsonDates";
    private const string Lists = "lists";
    private static readonly string[] TableKinds = { Texts, Booleans, EjsonDates, Lists };

    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly Codecs codecs;

    public ViewEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
        codecs = new Codecs(facts);
    }

    /// <summary>Emits the view.</summary>
    /// <param name="type">The object.</param>
    /// <param name="isPositional">Whether its members are the elements of a JSON array, in order.</param>
    public void Emit(ObjectTypeModel type, bool isPositional = false)
    {
        var record = facts.FullName(type.Name);
        var view = record + "View";
        writer.Summary(type.Doc, $"A {type.Name} over the frame that carries it.");
        writer.Remarks("A view dies with the handler's call: copy out what has to live longer, or call <see cref=\"ToRecord\"/>." + VersionText.Remark(type.Versions));
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} readonly ref struct {type.Name}View : {CSharp.Json}IJsonReader<{view}, {record}>");
        EmitState(type, isPositional);
        foreach (var field in type.Fields) EmitMember(field, IndexOf(type, field));
        if (type.KeepsUnknown) EmitUnknown(type);
        EmitToRecord(type, record);
        EmitRead(type, isPositional);
        EmitShow(type, view, record);
        writer.Close();
        writer.Line();
    }

    private void EmitState(ObjectTypeModel type, bool isPositional)
    {
        if (!isPositional) EmitTable(type);
        writer.Line($"private readonly {CSharp.Json}ViewMembers members;");
        writer.Line();
        writer.Line($"private {type.Name}View({CSharp.Json}ViewMembers members) => this.members = members;");
        writer.Line();
        writer.Summary(null, "Whether the object was there. Members of an absent one have their defaults.");
        writer.Line("public bool IsPresent => members.IsPresent;");
        writer.Line();
    }

    /// <summary>The names, and which of the members the cursor reads by itself.</summary>
    private void EmitTable(ObjectTypeModel type)
    {
        var names = new List<string>();
        foreach (var field in type.Fields) names.Add(CSharp.Literal(field.Wire));
        var table = $"[{string.Join(", ", names)}]";
        foreach (var kind in TableKinds)
        {
            var members = new List<string>();
            for (var i = 0; i < type.Fields.Count; i++)
            {
                if (KindOf(type.Fields[i]) == kind) members.Add(CSharp.Number(i));
            }

            if (members.Count > 0) table += $", {kind}: [{string.Join(", ", members)}]";
        }

        writer.Line($"private static readonly {CSharp.Json}MemberTable KnownMembers = new({table});");
    }

    /// <summary>What a table calls a member; empty for one that it leaves to its type.</summary>
    private string KindOf(FieldModel field)
    {
        var reader = codecs.Pass(field);
        if (reader.StartsWith(CSharp.Json + "ArrayCodec<", StringComparison.Ordinal)) return Lists;
        if (field.Type.Kind == TypeRefKind.Named && facts.IsTextEnum(field.Type.Name)) return Texts;
        return reader switch
        {
            CSharp.Json + "TextCodec" => Texts,
            CSharp.Json + "BooleanCodec" => Booleans,
            CSharp.Json + "EjsonDateCodec" => EjsonDates,
            _ => "",
        };
    }

    private void EmitMember(FieldModel field, int index)
    {
        var codec = codecs.For(field.Type);
        writer.Summary(field.Doc, $"The member '{field.Wire}'.");
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(field.Wire)}</c>{(field.IsOptional ? ", may be absent" : "")}.{VersionText.Remark(field.Versions)}");
        writer.Obsolete(field.Versions);
        if (codecs.IsDeferred(field)) writer.Line($"/// <exception cref=\"{CSharp.Root}FrameFormatException\">The value is of another kind, or something in it is: it is read when it is first asked for.</exception>");
        writer.Line($"public {codec.View}{(IsNullableValue(field, codec) ? "?" : "")} {field.Name} => {Shown(field, codec, index)};");
        writer.Line();
    }

    private string Shown(FieldModel field, Codec codec, int index)
    {
        if (codecs.IsDeferred(field)) return $"{CSharp.Json}DeferredCodec.View<{codec.Reader}, {codec.View}>(members.Frame, members.Scratch, members[{index}])";
        if (codec.Reader == CSharp.Json + "TextCodec") return $"members.Text({index})";
        if (field.Type.Kind is TypeRefKind.Array) return $"members.List{codecs.Element(field.Type.Element!).Arguments}({index})";
        if (field.Type.Kind is TypeRefKind.Map) return $"members.Map{codecs.Element(field.Type.Element!).Arguments}({index})";
        return IsNullableValue(field, codec)
            ? $"members[{index}] is {{ HasValue: true }} slot ? {codec.Reader}.View(members.Frame, members.Scratch, slot) : null"
            : $"{codec.Reader}.View(members.Frame, members.Scratch, members[{index}])";
    }

    private void EmitUnknown(ObjectTypeModel type)
    {
        writer.Summary(null, "The members that the schema does not list, duplicates included.");
        writer.Line($"public {Codecs.UnknownView} Unknown => members.Map{Codecs.UnknownArguments}({type.Fields.Count});");
        writer.Line();
    }

    private void EmitToRecord(ObjectTypeModel type, string record)
    {
        writer.Summary(null, "Copies everything out of the frame.");
        writer.Line($"public {record} ToRecord() => IsPresent ? new {record}(members.Frame, members.Scratch, members.Slots) : {record}.Empty;");
        writer.Line();
    }

    /// <summary>How many slots a record is made from.</summary>
    private static string Slots(ObjectTypeModel type) => CSharp.Number(type.Fields.Count + (type.KeepsUnknown ? 1 : 0));

    private void EmitRead(ObjectTypeModel type, bool isPositional)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Json}Slot Read(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch)");
        writer.Line($"if (cursor.TryReadNull()) return {CSharp.Json}Slot.Null;");
        writer.Line();
        if (isPositional) EmitElements(type);
        else EmitMembers(type);
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            if (!field.IsOptional && !field.Type.IsNullable)
            {
                writer.Line($"if (!scratch[block + {i}].HasValue) scratch.ReportMissing({CSharp.Literal(type.Name + (type.IsTuple ? "" : ".") + field.Wire)});");
            }
        }

        writer.Line($"return {CSharp.Json}Slot.Object(block);");
        writer.Close();
        writer.Line();
        if (isPositional) EmitReadElement(type);
        else EmitReadMember(type);
    }

    /// <summary>A tuple has a slot for each element, in order.</summary>
    private void EmitElements(ObjectTypeModel type)
    {
        writer.Line($"int block = scratch.Rent({type.Fields.Count});");
        writer.Open("if (cursor.EnterArray())");
        writer.Line("int position = 0;");
        writer.Line("do ReadElement(ref cursor, scratch, block, position++); while (cursor.NextElement());");
        writer.Close();
        writer.Line();
    }

    /// <summary>An object has a slot for each member, and one more for what it does not list: kept members, or nothing that anybody reads.</summary>
    private void EmitMembers(ObjectTypeModel type)
    {
        writer.Line($"int block = scratch.Rent({type.Fields.Count + 1});");
        writer.Line($"{CSharp.Json}MemberOrder order = scratch.OrderOf(KnownMembers);");
        if (type.KeepsUnknown) writer.Line($"var unknown = new {CSharp.Json}ListBuilder(scratch);");
        writer.Open($"for (int member = cursor.EnterObject(order, scratch, block); member != {CSharp.Json}MemberTable.End; member = cursor.NextMember(order, scratch, block, member))");
        if (type.KeepsUnknown) writer.Line($"if (member == {type.Fields.Count}) unknown.AddEntry(cursor.UnlistedName, {CSharp.Json}KeptCodec.Read(ref cursor, scratch));");
        writer.Line((type.KeepsUnknown ? "else " : "") + "scratch.Set(block + member, ReadMember(member, ref cursor, scratch));");
        writer.Close();
        writer.Line();
        if (type.KeepsUnknown) writer.Line($"scratch.Set(block + {type.Fields.Count}, unknown.ToSlot());");
    }

    private void EmitReadMember(ObjectTypeModel type)
    {
        writer.Line("/// <summary>Reads the value of a member that the cursor leaves to its type; passes over one that is not listed.</summary>");
        writer.Open($"private static {CSharp.Json}Slot ReadMember(int member, ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch)");
        var groups = ByReader(type);
        if (groups.Count > 0) EmitCases(type, groups);
        writer.Line("cursor.Skip();");
        writer.Line("return default;");
        writer.Close();
        writer.Line();
    }

    private void EmitCases(ObjectTypeModel type, List<KeyValuePair<string, List<int>>> groups)
    {
        writer.Open("switch (member)");
        foreach (var group in groups)
        {
            foreach (var index in group.Value) writer.Line($"case {index}:{Remark(type.Fields[index].Wire)}");
            writer.Indent();
            writer.Line($"return {group.Key}.Read(ref cursor, scratch);").Outdent();
        }

        writer.Close();
        writer.Line();
    }

    private void EmitReadElement(ObjectTypeModel type)
    {
        writer.Open($"private static void ReadElement(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch, int block, int position)");
        writer.Open("switch (position)");
        for (var i = 0; i < type.Fields.Count; i++)
        {
            writer.Line($"case {i}:").Indent();
            writer.Line($"scratch.Set(block + {i}, {codecs.For(type.Fields[i].Type).Reader}.Read(ref cursor, scratch));");
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        writer.Line("cursor.Skip();");
        writer.Line("break;").Outdent();
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private void EmitShow(ObjectTypeModel type, string view, string record)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {view} View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => new({CSharp.Json}ViewMembers.Of(frame, scratch, slot, {Slots(type)}));");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {record} Record({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => slot.HasValue ? new {record}(frame, scratch, scratch.Slots(slot.Block, {Slots(type)})) : {record}.Empty;");
    }

    /// <summary>The members that the cursor does not read, by the codec that does, in the order in which the codecs first occur.</summary>
    private List<KeyValuePair<string, List<int>>> ByReader(ObjectTypeModel type)
    {
        var groups = new List<KeyValuePair<string, List<int>>>();
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var reader = codecs.Pass(type.Fields[i]);
            if (KindOf(type.Fields[i]) is Texts or Booleans or EjsonDates) continue;
            var group = groups.Find(known => known.Key == reader);
            if (group.Key is null) groups.Add(group = new KeyValuePair<string, List<int>>(reader, new List<int>()));
            group.Value.Add(i);
        }

        return groups;
    }

    private static int IndexOf(ObjectTypeModel type, FieldModel field)
    {
        for (var i = 0; i < type.Fields.Count; i++)
        {
            if (ReferenceEquals(type.Fields[i], field)) return i;
        }

        return -1;
    }

    /// <summary>The wire name as a comment; none for a name that could end one.</summary>
    private static string Remark(string wire)
    {
        foreach (var unit in wire)
        {
            if (unit is < ' ' or > '~') return "";
        }

        return " // " + wire;
    }

    private static bool IsNullableValue(FieldModel field, Codec codec) =>
        !codec.ViewIsRefStruct && (field.IsOptional || field.Type.IsNullable);
}
