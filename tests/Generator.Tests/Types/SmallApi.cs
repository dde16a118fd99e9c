using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Types;

/// <summary>An api of a few types, made for one test.</summary>
internal static class SmallApi
{
    private const string Anchor = "/// <summary>Speaks.</summary>\n[Framewright.RealtimeClient(\"Kinds\")] public sealed partial class KindsClient;\n";

    /// <summary>Generates the types; those that are named are parameters and results of a method each, so that they are read and written.</summary>
    /// <param name="types">The members of <c>types</c>.</param>
    /// <param name="code">The project's own code.</param>
    /// <param name="bothWays">The types that are read and written.</param>
    public static Generation Generate(string types, string code = "", params string[] bothWays)
    {
        var methods = string.Join(", ", bothWays.Select(name => $"\"Put{name}\": {{ \"call\": \"put\", \"params\": [\"{name} value\"], \"returns\": \"{name}\" }}"));
        return With(types, $", \"methods\": {{ {methods} }}", code);
    }

    /// <summary>Generates the types with further members of the document.</summary>
    /// <param name="types">The members of <c>types</c>.</param>
    /// <param name="more">Further members, each with a comma before it.</param>
    /// <param name="code">The project's own code.</param>
    public static Generation With(string types, string more, string code = "")
    {
        var api = new SchemaFile("/schema/kinds.rt.json", $$"""{ "api": "Kinds", "protocol": "Small", "types": { {{types}} }{{more}} }""");
        return Generation.Of(Anchor + code, TestProtocols.Small, api);
    }

    /// <summary>Generates, compiles without a warning, documentation included, and loads.</summary>
    public static GeneratedAssembly Load(string types, string code = "", params string[] bothWays)
    {
        var run = Generate(types, code, bothWays);
        return run.Load();
    }
}
