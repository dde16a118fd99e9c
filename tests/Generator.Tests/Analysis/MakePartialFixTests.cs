using Framewright.CodeFixes;
using Framewright.Generator.Analysis;
using Framewright.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Tests.Analysis;

public sealed class MakePartialFixTests
{
    [Theory]
    [InlineData("[Framewright.RealtimeClient(\"A\")]\npublic sealed class C;", "[Framewright.RealtimeClient(\"A\")]\npublic sealed partial class C;")]
    [InlineData("[Framewright.RealtimeClient(\"A\")] class C { }", "[Framewright.RealtimeClient(\"A\")] partial class C { }")]
    [InlineData("// first\n[Framewright.RealtimeClient(\"A\")]\n// second\nclass C;", "// first\n[Framewright.RealtimeClient(\"A\")]\n// second\npartial class C;")]
    public async Task The_word_is_added(string code, string expected)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Sample", LanguageNames.CSharp).WithMetadataReferences(References.All);
        var document = project.AddDocument("Sample.cs", code);
        var compilation = await document.Project.GetCompilationAsync();
        var report = Assert.Single(await compilation!.WithAnalyzers([new ClientClassAnalyzer()]).GetAnalyzerDiagnosticsAsync());

        var fix = new MakePartialFix();
        Assert.Contains(report.Id, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        var operation = Assert.Single((await Assert.Single(actions).GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        var changed = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
        Assert.Equal(expected, changed.ToString());
    }
}
