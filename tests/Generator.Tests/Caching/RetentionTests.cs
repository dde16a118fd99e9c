using System.Collections;
using System.Reflection;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Tests.Extension;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Tests.Caching;

/// <summary>What the driver keeps between two runs is plain values: a kept symbol keeps a whole compilation.</summary>
public sealed class RetentionTests
{
    private const string Code = """
        [Framewright.RealtimeClient("A")] internal sealed partial class AClient;
        [Framewright.Testing.RealtimeExamples(typeof(AClient))] internal static partial class AExamples;
        """;

    [Fact]
    public void No_tracked_output_holds_anything_of_the_compiler()
    {
        // A mistake in the schema as well, so that diagnostics are among the outputs.
        var schema = new SchemaFile("/schema/a.rt.json", """{ "api": "A", "protocol": "Small", "types": { "T": { "fields": { "x": "strng" } } }, "methods": { "M": { "call": "m" } } }""");
        var run = Generation.Start(Code, [TestProtocols.Small, schema, Repository.Schema("ddp.rt.json")], references: [References.Testing]);
        AssertHoldsNothing(run);
    }

    [Fact]
    public void Nor_does_it_where_an_api_of_a_reference_is_added_to()
    {
        var schema = new SchemaFile("/app/a.rt.json", """{ "api": "Weather", "types": { "T": { "fields": { "x": "strng", "c": "City" } } }, "methods": { "M": { "call": "m", "returns": "T" } } }""");
        var own = new SchemaFile("/app/b.rt.json", """{ "api": "A", "protocol": "Small", "methods": { "M": { "call": "m" } } }""");
        var package = Package.Weather();
        AssertHoldsNothing(Generation.Start(Code, [.. package.Lent, schema, own, new SchemaFile("/app/small.rt.json", TestProtocols.Small.Text)], references: [package.Reference, References.Testing]));
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for()
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Walk(new[] { Tuple.Create(1, Location.None) }, "", visited));
    }

    private static void AssertHoldsNothing(Generation run)
    {
        Assert.NotEmpty(run.Diagnostics);
        var names = typeof(Steps).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.All(names, name => Assert.Contains(name, run.Result.TrackedSteps.Keys));
        foreach (var name in names)
        {
            var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
            var outputs = run.Result.TrackedSteps[name].SelectMany(step => step.Outputs).ToList();
            Assert.NotEmpty(outputs);
            foreach (var (value, _) in outputs) Walk(value, name, visited);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !visited.Add(value))) return;
        var isForbidden = value is ISymbol or Compilation or SyntaxNode or SyntaxToken or SyntaxTree or Location or SourceText or AdditionalText or Diagnostic or DiagnosticDescriptor or SemanticModel;
        Assert.False(isForbidden, $"{path} holds a {value.GetType()}.");
        if (value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true && value is IEnumerable items)
        {
            foreach (var item in items) Walk(item, path + "[]", visited);
            return;
        }

        Assert.False(value is Delegate, $"{path} holds a delegate.");
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", visited);
        }
    }
}
