using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Types;

/// <summary>The types of the test schemas, generated, compiled and loaded once.</summary>
public sealed class TypeFixture : IDisposable
{
    private const string Anchors = """
        /// <summary>Speaks shapes.</summary>
        [Framewright.RealtimeClient("Shapes")] public sealed partial class ShapesClient;
        /// <summary>Speaks rows.</summary>
        [Framewright.RealtimeClient("Wide")] public sealed partial class WideClient;
        """;

    internal GeneratedAssembly Assembly { get; } = Generation
        .Of(Anchors + ViewDriver.Code, TestProtocols.Small, TypeSchemas.Shapes, TypeSchemas.Wide(200))
        .Load(hint => hint.EndsWith(".Types.g.cs", StringComparison.Ordinal));

    /// <summary>A probe with a scratch of its own.</summary>
    internal ObjectProbe New(string type) => Assembly.Object(type);

    public void Dispose() => Assembly.Dispose();
}
