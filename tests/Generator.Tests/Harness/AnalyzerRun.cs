using Framewright.Generator.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Tests.Harness;

/// <summary>What the analyzer reports about a piece of C#.</summary>
internal static class AnalyzerRun
{
    public static async Task<IReadOnlyList<Diagnostic>> OfAsync(string code)
    {
        var project = Generation.Compile("Sample", "using Framewright;\n" + code).WithAnalyzers([new ClientClassAnalyzer()]);
        return await project.GetAnalyzerDiagnosticsAsync();
    }
}
