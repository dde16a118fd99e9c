using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Framewright.Generator.Tests.Harness;

/// <summary>One project with schemas: what the generator makes of it.</summary>
internal sealed class Generation
{
    public const string RootNamespace = "Sample";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private Generation(CSharpCompilation input, GeneratorDriver driver, Compilation output)
    {
        Input = input;
        Driver = driver;
        Output = output;
    }

    public CSharpCompilation Input { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results[0];

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated texts by hint name, in ordinal order.</summary>
    public SortedDictionary<string, string> Sources
    {
        get
        {
            var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var source in Result.GeneratedSources) sources.Add(source.HintName, source.SourceText.ToString());
            return sources;
        }
    }

    /// <summary>Generates with an anchor for each api that is named.</summary>
    public static Generation Of(string code, params SchemaFile[] schemas) => Start(code, schemas, visibility: null);

    public static Generation Start(string code, IEnumerable<SchemaFile> schemas, string? visibility = null, IEnumerable<MetadataReference>? references = null, string assembly = "Sample", bool isExtensible = false, string rootNamespace = RootNamespace)
    {
        var input = Compile(assembly, code).AddReferences(references ?? []);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RealtimeGenerator().AsSourceGenerator()],
            schemas,
            ParseOptions,
            new SchemaOptions(rootNamespace, visibility, isExtensible),
            options);
        return Run(driver, input);
    }

    public static CSharpCompilation Compile(string assembly, string code) => CSharpCompilation.Create(
        assembly,
        [Parse(code)],
        References.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999));

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions, "Sample.cs", System.Text.Encoding.UTF8);

    /// <summary>The next run of the same driver over an edited project.</summary>
    public Generation With(CSharpCompilation input) => Run(Driver, input);

    /// <summary>The next run of the same driver after an edit of a schema.</summary>
    public Generation Replace(SchemaFile old, SchemaFile edited) => Run(Driver.ReplaceAdditionalText(old, edited), Input);

    /// <summary>The next run of the same driver with one schema more.</summary>
    public Generation Add(SchemaFile schema) => Run(Driver.AddAdditionalTexts([schema]), Input);

    /// <summary>The next run of the same driver with one schema less.</summary>
    public Generation Remove(SchemaFile schema) => Run(Driver.RemoveAdditionalTexts([schema]), Input);

    /// <summary>Compiles and loads the output; fails with the compiler's own words when it has so much as a warning.</summary>
    public GeneratedAssembly Load()
    {
        Assert.Empty(Diagnostics);
        return GeneratedAssembly.Load(Output);
    }

    /// <summary>Compiles and loads some of the generated files together with the project's own code.</summary>
    public GeneratedAssembly Load(Func<string, bool> wants)
    {
        Assert.Empty(Diagnostics);
        var trees = Sources.Where(source => wants(source.Key)).Select(source => CSharpSyntaxTree.ParseText(source.Value, ParseOptions, source.Key, System.Text.Encoding.UTF8));
        return GeneratedAssembly.Load(Input.AddSyntaxTrees(trees));
    }

    /// <summary>The names of the steps' outputs that are not just taken from the last run, with their reasons.</summary>
    public IReadOnlyList<string> Fresh(string step)
    {
        var fresh = new List<string>();
        foreach (var run in Result.TrackedSteps[step])
        {
            foreach (var (value, reason) in run.Outputs)
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)) fresh.Add($"{reason} {Name(value)}");
            }
        }

        return fresh;
    }

    private static string Name(object value) => value is Pipeline.EmitUnit unit ? $"{unit.GetType().Name} {unit.Hint}" : value.GetType().Name;

    private static Generation Run(GeneratorDriver driver, CSharpCompilation input)
    {
        var next = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        if (next.GetRunResult().Results[0].Exception is { } exception) throw new InvalidOperationException("The generator threw.", exception);
        return new Generation(input, next, output);
    }
}
