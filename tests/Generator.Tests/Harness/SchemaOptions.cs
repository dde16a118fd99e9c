using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Tests.Harness;

/// <summary>What the build tells the generator: metadata of schema files, properties of the project.</summary>
internal sealed class SchemaOptions(string rootNamespace, string? visibility, bool isExtensible = false) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.RealtimeProtocolVisibility"] = visibility ?? "",
        ["build_property.RealtimeApiExtensible"] = isExtensible ? "true" : "",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var file = (SchemaFile)textFile;
        return new Values(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["build_metadata.AdditionalFiles.SourceItemGroup"] = file.ItemGroup,
            ["build_metadata.AdditionalFiles.Reference"] = file.IsReference ? "true" : "",
            ["build_metadata.AdditionalFiles.Targets"] = file.Targets,
            ["build_metadata.AdditionalFiles.Visibility"] = file.Visibility,
        });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
