using Framewright.Generator.Emit;

namespace Framewright.Generator.Examples;

/// <summary>Emits a list of examples as tests.</summary>
internal static class ExamplesEmitter
{
    private const string Example = CSharp.Root + "Testing.SchemaExample";

    public static string Emit(ExamplesUnit unit)
    {
        var writer = new SourceWriter();
        if (unit.HasDeprecations) writer.Line("#pragma warning disable CS0612, CS0618").Line();
        if (unit.Namespace.Length > 0) writer.Line($"namespace {unit.Namespace};").Line();
        writer.Open($"partial class {unit.ClassName}");
        writer.Summary(null, "The examples of the schemas, in their order: run them with SchemaExamples.Run.");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Example}> All {{ get; }} = new {Example}[]");
        writer.OpenBlock();
        foreach (var line in unit.Lines)
        {
            var before = line.Before.Length == 0 ? "" : line.Before + ", ";
            var after = line.After.Length == 0 ? "" : ", " + line.After;
            writer.Line($"new {CSharp.Root}Testing.{line.Type}({CSharp.Literal(line.Name)}, {before}{CSharp.Literal(line.Json)}{after}),");
        }

        writer.Close(";");
        writer.Close();
        return writer.ToString();
    }
}
