using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Pipeline;

/// <summary>What the project file says: its root namespace, and whether protocols that it owns are for others too (<c>RealtimeProtocolVisibility=public</c>).</summary>
internal sealed record ProjectOptions(string RootNamespace, bool PublicProtocols)
{
    public static ProjectOptions From(AnalyzerConfigOptions options)
    {
        var space = options.TryGetValue("build_property.RootNamespace", out var root) ? root : "";
        var visibility = options.TryGetValue("build_property.RealtimeProtocolVisibility", out var value) ? value : "";
        return new ProjectOptions(space, string.Equals(visibility, "public", StringComparison.OrdinalIgnoreCase));
    }
}
