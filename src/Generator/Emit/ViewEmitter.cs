using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits an object type's view: one strict pass that records where members are, and members that are decoded when they are asked for.</summary>
internal sealed class ViewEmitter
{
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
    /// <param name="isSent">Whether its record is sent too, and so tells absent members from null ones.</param>
    public void Emit(ObjectTypeModel type, bool isPositional = false, bool isSent = false)
    {
        var record = facts.FullName(type.Name);
        var view = record + "View";
        writer.Summary(type.Doc, $"A {type.Name} over the frame that carries it.");
        writer.Remarks("A view dies with the handler's call: copy out what has to live longer, or call <see cref=\"ToRecord\"/>." + VersionText.Remark(type.Versions));
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} readonly ref struct {type.Name}View : {CSharp.Json}IJsonReader<{view}, {record}>");
        EmitState(type);
        foreach (var field in type.Fields) EmitMember(field, IndexOf(type, field));
        if (type.KeepsUnknown) EmitUnknown(type);
        EmitToRecord(type, record, isSent);
        EmitRead(type, isPositional);
        EmitShow(view, record);
        writer.Close();
        writer.Line();
    }

    private void EmitState(ObjectTypeModel type)
    {
        writer.Line($"private readonly {CSharp.Bytes} frame;");
        writer.Line($"private readonly {CSharp.Json}ViewScratch scratch;");
        writer.Line("private readonly int block;");
        writer.Line();
        writer.Open($"private {type.Name}View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, int block)");
        writer.Line("this.frame = frame;");
        writer.Line("this.scratch = scratch;");
        writer.Line("this.block = block;");
        writer.Close();
        writer.Line();
        writer.Summary(null, "Whether the object was there. Members of an absent one have their defaults.");
        writer.Line("public bool IsPresent => scratch is not null;");
        writer.Line();
    }

    private void EmitMember(FieldModel field, int index)
    {
        var codec = codecs.For(field.Type);
        writer.Summary(field.Doc, $"The member '{field.Wire}'.");
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(field.Wire)}</c>{(field.IsOptional ? ", may be absent" : "")}.{VersionText.Remark(field.Versions)}");
        writer.Obsolete(field.Versions);
        if (codecs.IsDeferred(field)) writer.Line("/// <exception cref=\"global::Framewright.FrameFormatException\">The value is of another kind, or something in it is: it is read when it is first asked for.</exception>");
        writer.Line(codecs.IsDeferred(field)
            ? $"public {codec.View} {field.Name} => {CSharp.Json}DeferredCodec.View<{codec.Reader}, {codec.View}>(frame, scratch, SlotOf({index}));"
            : IsNullableValue(field, codec)
            ? $"public {codec.View}? {field.Name} => SlotOf({index}) is {{ HasValue: true }} slot ? {codec.Reader}.View(frame, scratch, slot) : null;"
            : $"public {codec.View} {field.Name} => {codec.Reader}.View(frame, scratch, SlotOf({index}));");
        writer.Line();
    }

    private void EmitUnknown(ObjectTypeModel type)
    {
        writer.Summary(null, "The members that the schema does not list, duplicates included.");
        writer.Line($"public {Codecs.UnknownView} Unknown => {Codecs.UnknownReader}.View(frame, scratch, SlotOf({type.Fields.Count}));");
        writer.Line();
    }

    private void EmitToRecord(ObjectTypeModel type, string record, bool isSent)
    {
        writer.Summary(null, "Copies everything out of the frame.");
        writer.Open($"public {record} ToRecord() => new()");
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            var codec = codecs.For(field.Type);
            if (codecs.IsDeferred(field))
            {
                EmitDeferred(field, codec, i, Codecs.IsThreeState(type, field, isSent));
                continue;
            }

            if (Codecs.IsThreeState(type, field, isSent))
            {
                writer.Line($"{field.Name} = SlotOf({i}) is {{ IsAbsent: false }} slot{i} ? new(slot{i}.HasValue ? {codec.Reader}.Record(frame, scratch, slot{i}) : default({codec.Record}?)) : default,");
                continue;
            }

            writer.Line(field.IsOptional || field.Type.IsNullable
                ? $"{field.Name} = SlotOf({i}) is {{ HasValue: true }} slot{i} ? {codec.Reader}.Record(frame, scratch, slot{i}) : default({codec.Record}?),"
                : $"{field.Name} = {codec.Reader}.Record(frame, scratch, SlotOf({i})),");
        }

        if (type.KeepsUnknown) writer.Line($"Unknown = {Codecs.UnknownReader}.Record(frame, scratch, SlotOf({type.Fields.Count})),");
        writer.Close(";");
        writer.Line();
    }

    /// <summary>A member that is always there is required, so it is set too, and its default stands in when the peer left it out.</summary>
    private void EmitDeferred(FieldModel field, Codec codec, int index, bool isThreeState)
    {
        var name = RecordEmitter.DeferredName(field);
        var copy = $"{CSharp.Json}DeferredCodec.Record{(isThreeState ? "OrNull" : "")}{codec.Arguments}(frame, scratch, ";
        if (field.IsOptional || field.Type.IsNullable)
        {
            writer.Line($"{name} = {copy}SlotOf({index})),");
            return;
        }

        writer.Line($"{field.Name} = {codec.Empty},");
        writer.Line($"{name} = SlotOf({index}) is {{ HasValue: true }} slot{index} ? {copy}slot{index}) : new({codec.Empty}),");
    }

    private void EmitRead(ObjectTypeModel type, bool isPositional)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Json}Slot Read(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch)");
        writer.Line($"if (cursor.TryReadNull()) return {CSharp.Json}Slot.Null;");
        writer.Line();
        writer.Line($"int block = scratch.Rent({type.Fields.Count + (type.KeepsUnknown ? 1 : 0)});");
        if (type.KeepsUnknown) writer.Line($"var unknown = new {CSharp.Json}ListBuilder(scratch);");
        if (isPositional)
        {
            writer.Open("if (cursor.EnterArray())");
            writer.Line("int position = 0;");
            writer.Line("do ReadElement(ref cursor, scratch, block, position++); while (cursor.NextElement());");
            writer.Close();
        }
        else
        {
            writer.Open("if (cursor.EnterObject())");
            writer.Line("do ReadMember(ref cursor, scratch, block" + (type.KeepsUnknown ? ", ref unknown" : "") + "); while (cursor.NextMember());");
            writer.Close();
        }

        writer.Line();
        if (type.KeepsUnknown) writer.Line($"scratch.Set(block + {type.Fields.Count}, unknown.ToSlot());");
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

    private void EmitReadMember(ObjectTypeModel type)
    {
        writer.Open($"private static void ReadMember(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch, int block{(type.KeepsUnknown ? $", ref {CSharp.Json}ListBuilder unknown" : "")})");
        if (type.KeepsUnknown) writer.Line($"{CSharp.Json}JsonCursor start = cursor;");
        writer.Line($"{CSharp.Bytes} name = cursor.PeekName();");
        if (type.Fields.Count > 0) EmitMemberCases(type);
        if (type.KeepsUnknown)
        {
            writer.Line("cursor = start;");
            writer.Line($"{CSharp.Json}Slot unknownName = cursor.ReadNameText();");
            writer.Line($"unknown.AddEntry(unknownName, {CSharp.Json}KeptCodec.Read(ref cursor, scratch));");
        }
        else
        {
            writer.Line("cursor.PassName(name.Length);");
            writer.Line("cursor.Skip();");
        }

        writer.Close();
        writer.Line();
    }

    private void EmitMemberCases(ObjectTypeModel type)
    {
        writer.Open("switch (name.Length)");
        foreach (var group in ByLength(type))
        {
            writer.Line($"case {group.Key}:").Indent();
            foreach (var index in group.Value)
            {
                var field = type.Fields[index];
                writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {CSharp.Utf8Literal(field.Wire)}))");
                writer.Line($"cursor.PassName({group.Key});");
                writer.Line($"scratch.Set(block + {index}, {codecs.Pass(field)}.Read(ref cursor, scratch));");
                writer.Line("return;");
                writer.Close();
            }

            writer.Line("break;").Outdent();
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

    private void EmitShow(string view, string record)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {view} View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => slot.HasValue ? new {view}(frame, scratch, slot.Block) : default;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {record} Record({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => slot.HasValue ? new {view}(frame, scratch, slot.Block).ToRecord() : {record}.Empty;");
        writer.Line();
        writer.Line($"private {CSharp.Json}Slot SlotOf(int member) => scratch is null ? default : scratch[block + member];");
    }

    private static SortedDictionary<int, List<int>> ByLength(ObjectTypeModel type)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var length = CSharp.Utf8Length(type.Fields[i].Wire);
            if (!groups.TryGetValue(length, out var group)) groups.Add(length, group = new List<int>());
            group.Add(i);
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

    private static bool IsNullableValue(FieldModel field, Codec codec) =>
        !codec.ViewIsRefStruct && (field.IsOptional || field.Type.IsNullable);
}
