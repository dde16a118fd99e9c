using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits a union's view: it finds out which case a value is, wherever the member stands that says so, and reads it as that.</summary>
internal sealed class UnionViewEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;

    public UnionViewEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
    }

    public void Emit(UnionTypeModel type)
    {
        var record = facts.FullName(type.Name);
        var view = record + "View";
        writer.Summary(type.Doc, $"A {type.Name} over the frame that carries it.");
        writer.Remarks("A view dies with the handler's call: copy out what has to live longer, or call <see cref=\"ToRecord\"/>.");
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} readonly ref struct {type.Name}View : {CSharp.Json}IJsonReader<{view}, {record}>");
        EmitState(type, record);
        foreach (var value in type.Cases) EmitTryGet(value, record);
        EmitToRecord(type, record);
        EmitRead(type);
        EmitCaseOf(type);
        EmitShow(view, record);
        writer.Close();
        writer.Line();
    }

    private void EmitState(UnionTypeModel type, string record)
    {
        writer.Line($"private static readonly {CSharp.Json}JsonPath By = new({Steps(type.By)});");
        writer.Line($"private readonly {CSharp.Bytes} frame;");
        writer.Line($"private readonly {CSharp.Json}ViewScratch scratch;");
        writer.Line($"private readonly {CSharp.Json}Slot slot;");
        writer.Line();
        writer.Open($"private {type.Name}View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot)");
        writer.Line("this.frame = frame;");
        writer.Line("this.scratch = scratch;");
        writer.Line("this.slot = slot;");
        writer.Close();
        writer.Line();
        writer.Summary(null, "Whether there was a value.");
        writer.Line("public bool IsPresent => scratch is not null;");
        writer.Line();
        writer.Summary(null, "Which of the cases it is.");
        writer.Line($"public {record}.CaseKind Kind => ({record}.CaseKind)slot.Case;");
        writer.Line();
        writer.Summary(null, "The value as it came, whichever case it is.");
        writer.Line($"public {CSharp.Json}JsonSlice Raw => scratch is null ? default : {CSharp.Json}JsonCodec.View(frame, scratch, scratch[slot.Block + 1]);");
        writer.Line();
    }

    private void EmitTryGet(UnionCaseModel value, string record)
    {
        var view = facts.FullName(value.Type) + "View";
        writer.Summary(value.Doc, $"The value, when it is the case '{value.Wire}'.");
        writer.Param("value", null, "The value; not present when it is another case.");
        writer.Obsolete(value.Versions);
        writer.Open($"public bool TryGet{value.Name}(out {view} value)");
        writer.Line($"bool isCase = Kind == {record}.CaseKind.{value.Name};");
        writer.Line($"value = isCase ? {view}.View(frame, scratch, scratch[slot.Block]) : default;");
        writer.Line("return isCase;");
        writer.Close();
        writer.Line();
    }

    private void EmitToRecord(UnionTypeModel type, string record)
    {
        writer.Summary(null, "Copies everything out of the frame.");
        writer.Open($"public {record} ToRecord() => Kind switch");
        foreach (var value in type.Cases)
        {
            writer.Line($"{record}.CaseKind.{value.Name} => new {record}.{value.Name}({facts.FullName(value.Type)}View.Record(frame, scratch, scratch[slot.Block])),");
        }

        writer.Line($"_ => new {record}.Unknown(Raw.ToElement()),");
        writer.Close(";");
        writer.Line();
    }

    private void EmitRead(UnionTypeModel type)
    {
        var isArray = type.By.Steps[0].Name is null;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Json}Slot Read(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch)");
        writer.Line($"if (cursor.TryReadNull()) return {CSharp.Json}Slot.Null;");
        writer.Line($"if (cursor.Peek() != {CSharp.Json}JsonKind.{(isArray ? "Array" : "Object")}) cursor.Fault(\"{(isArray ? "an array" : "an object")}\");");
        writer.Line();
        writer.Line("int start = cursor.Position;");
        writer.Line("int block = scratch.Rent(2);");
        writer.Line("int found = CaseOf(By.Find(cursor.Frame, start).Of(cursor.Frame));");
        writer.Open("switch (found)");
        for (var i = 0; i < type.Cases.Count; i++)
        {
            writer.Line($"case {i + 1}:").Indent();
            writer.Line($"scratch.Set(block, {facts.FullName(type.Cases[i].Type)}View.Read(ref cursor, scratch));");
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        writer.Line("cursor.Skip();");
        writer.Line("break;").Outdent();
        writer.Close();
        writer.Line();
        writer.Line($"scratch.Set(block + 1, {CSharp.Json}Slot.Json(start, cursor.Position - start));");
        writer.Line($"return {CSharp.Json}Slot.Union(block, found);");
        writer.Close();
        writer.Line();
    }

    private void EmitCaseOf(UnionTypeModel type)
    {
        writer.Open($"private static int CaseOf({CSharp.Bytes} token)");
        if (type.Of == "int") EmitIntegers(type);
        else if (type.Of == "bool") EmitBooleans(type);
        else EmitTexts(type);
        writer.Close();
        writer.Line();
    }

    private void EmitIntegers(UnionTypeModel type)
    {
        for (var i = 0; i < type.Cases.Count; i++) writer.Line($"if ({CSharp.Json}JsonToken.NumberEquals(token, {type.Cases[i].Wire}L)) return {i + 1};");
        writer.Line("return 0;");
    }

    private void EmitBooleans(UnionTypeModel type)
    {
        for (var i = 0; i < type.Cases.Count; i++) writer.Line($"if ({CSharp.Json}JsonToken.{(type.Cases[i].Wire == "true" ? "IsTrue" : "IsFalse")}(token)) return {i + 1};");
        writer.Line("return 0;");
    }

    private void EmitTexts(UnionTypeModel type)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < type.Cases.Count; i++)
        {
            var length = CSharp.Utf8Length(type.Cases[i].Wire) + 2;
            if (!groups.TryGetValue(length, out var group)) groups.Add(length, group = new List<int>());
            group.Add(i);
        }

        writer.Line($"token = {CSharp.Json}JsonToken.Plain(token);");
        writer.Open("switch (token.Length)");
        foreach (var group in groups)
        {
            writer.Line($"case {group.Key}:").Indent();
            foreach (var index in group.Value) writer.Line($"if (global::System.MemoryExtensions.SequenceEqual(token, {CSharp.Utf8Literal("\"" + type.Cases[index].Wire + "\"")})) return {index + 1};");
            writer.Line("return 0;").Outdent();
        }

        writer.Line("default:").Indent();
        writer.Line("return 0;").Outdent();
        writer.Close();
    }

    private void EmitShow(string view, string record)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {view} View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => slot.HasValue ? new {view}(frame, scratch, slot) : default;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {record} Record({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => slot.HasValue ? new {view}(frame, scratch, slot).ToRecord() : {record}.Empty;");
    }

    private static string Steps(SchemaPath path)
    {
        var steps = "";
        foreach (var step in path.Steps) steps += (steps.Length == 0 ? "" : ", ") + (step.Name is { } name ? CSharp.Literal(name) : CSharp.Number(step.Index));
        return steps;
    }
}
