using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Benchmarks.Generator;

/// <summary>What a build tells the generator: that the files are schemas, and the project's namespace.</summary>
public sealed class SchemaOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new SingleOption("build_property.RootNamespace", "Framewright");

    private static AnalyzerConfigOptions OfSchema { get; } = new SingleOption("build_metadata.AdditionalFiles.SourceItemGroup", "RealtimeSchema");

    private static AnalyzerConfigOptions OfCode { get; } = new SingleOption("", "");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OfCode;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OfSchema;

    private sealed class SingleOption(string name, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? found)
        {
            found = string.Equals(key, name, StringComparison.OrdinalIgnoreCase) ? value : null;
            return found is not null;
        }
    }
}
