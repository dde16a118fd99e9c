using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Pipeline;

/// <summary>What the project file says.</summary>
/// <param name="RootNamespace">Its root namespace.</param>
/// <param name="PublicProtocols">Whether protocols that it owns are for others too (<c>RealtimeProtocolVisibility=public</c>).</param>
/// <param name="ExtensibleApis">Whether its apis' types can be both read and written, whatever its own methods do with them (<c>RealtimeApiExtensible=true</c>).</param>
internal sealed record ProjectOptions(string RootNamespace, bool PublicProtocols, bool ExtensibleApis)
{
    public static ProjectOptions From(AnalyzerConfigOptions options)
    {
        var space = options.TryGetValue("build_property.RootNamespace", out var root) ? root : "";
        return new ProjectOptions(space, Says(options, "RealtimeProtocolVisibility", "public"), Says(options, "RealtimeApiExtensible", "true"));
    }

    private static bool Says(AnalyzerConfigOptions options, string property, string word) =>
        options.TryGetValue("build_property." + property, out var value) && string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
