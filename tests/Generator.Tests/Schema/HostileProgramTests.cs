using System.Globalization;
using System.Text.RegularExpressions;
using Framewright.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Framewright.Generator.Tests.Schema;

/// <summary>Whatever stands in a schema: either the generator reports it, or what it generates compiles without so much as a warning.</summary>
/// <remarks>The seed is fixed; <c>HOSTILE_SCHEMAS</c> (a number) asks for more mutants than the everyday run has, <c>HOSTILE_SEED</c> for others.</remarks>
public sealed partial class HostileProgramTests(ITestOutputHelper output)
{
    private static readonly int Mutants = Setting("HOSTILE_SCHEMAS", 6);

    public static TheoryData<string> Folders => new(Directory
        .EnumerateDirectories(Path.Combine(RepositorySchemas.Root, "tests/Protocols.Tests/Gallery"))
        .Append(Path.Combine(RepositorySchemas.Root, "tests/Generator.Tests/Schema/Mutants"))
        .Append(Path.Combine(RepositorySchemas.Root, "tests/Generator.Tests/Schema/HealingMutants"))
        .Select(static x => Path.GetRelativePath(RepositorySchemas.Root, x))
        .Order(StringComparer.Ordinal));

    [Fact]
    public void Before_it_is_changed_it_compiles()
    {
        foreach (var folder in Folders)
        {
            var files = Directory.EnumerateFiles(Path.Combine(RepositorySchemas.Root, folder), "*.rt.json").Order(StringComparer.Ordinal).ToList();
            Assert.True(Compiles(files, files.ConvertAll(File.ReadAllText), isTargeted: false), folder);
            Assert.True(Compiles(files, files.ConvertAll(File.ReadAllText), isTargeted: true), folder);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_mutant_is_reported_or_compiles(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositorySchemas.Root, folder), "*.rt.json").Order(StringComparer.Ordinal).ToList();
        var texts = files.ConvertAll(File.ReadAllText);
        var mutator = new SchemaMutator(Setting("HOSTILE_SEED", 20261121), texts);
        var compiled = 0;
        for (var number = 0; number < Mutants; number++)
        {
            var changed = number % texts.Count;
            var mutants = texts.ToList();
            mutants[changed] = mutator.Mutate(texts[changed]);
            if (Compiles(files, mutants, isTargeted: number % 2 == 1)) compiled++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compiled} of {Mutants} compiled, the others were reported."));
    }

    private static bool Compiles(List<string> files, List<string> texts, bool isTargeted)
    {
        var apis = texts.SelectMany(static text => Api().Matches(text)).Select(static match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var anchors = string.Concat(apis.Select(static api => $"[Framewright.RealtimeClient(\"{api}\")] public sealed partial class The{api}Client;\n[Framewright.Testing.RealtimeExamples(typeof(The{api}Client))] internal static partial class The{api}Examples;\n"));

        // A schema with versions is cut to one of them every other time.
        var isVersioned = isTargeted && texts.Exists(static text => text.Contains("\"since\"", StringComparison.Ordinal));
        var targets = isVersioned ? string.Join(',', apis.Select(static api => api + " 1.1")) : "";
        var schemas = files.Zip(texts, (path, text) => new SchemaFile("/" + Path.GetFileName(path), text) { Targets = targets }).ToArray();
        try
        {
            var run = Generation.Start(anchors, schemas, references: [References.Testing]);
            if (run.Diagnostics.Any(static x => x.Severity == DiagnosticSeverity.Error)) return false;
            var wrong = run.Output.GetDiagnostics().Where(static x => x.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning).Take(3).Select(static x => x.ToString()).ToList();
            if (wrong.Count == 0) return true;
            Assert.Fail($"{string.Join('\n', wrong)}\n{string.Join("\n// ---\n", texts)}");
        }
        catch (InvalidOperationException thrown)
        {
            Assert.Fail($"{thrown.InnerException ?? thrown}\n{string.Join("\n// ---\n", texts)}");
        }

        return false;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [GeneratedRegex("\"api\"\\s*:\\s*\"([A-Z][A-Za-z0-9]*)\"")]
    private static partial Regex Api();
}
