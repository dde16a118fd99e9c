using System.Text;
using Framewright.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Framewright.Benchmarks.Generator;

/// <summary>A project with one client and all schemas, opened once and then edited.</summary>
public sealed class Project
{
    private const string Anchor = """[Framewright.RealtimeClient("RocketChat")] public sealed partial class RocketChatClient;""";
    private const string OldMember = "\"pinned?\": {";
    private const string NewMember = "\"measured?\": { \"type\": \"bool?\", \"doc\": \"What the edit adds.\" }, ";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
    private static readonly IReadOnlyList<MetadataReference> References = LoadReferences();
    private static readonly SchemaOptions Options = new();

    private readonly IReadOnlyList<SchemaFile> schemas = SchemaFile.LoadAll();
    private readonly CSharpCompilation compilation = Compile();
    private readonly GeneratorDriver driver;
    private readonly SchemaFile original;
    private readonly SchemaFile edited;
    private int unrelatedEdits;

    public Project()
    {
        original = schemas.Single(schema => schema.Path.EndsWith("messages.rt.json", StringComparison.Ordinal));
        edited = original.Edit(OldMember, NewMember + OldMember);
        driver = Drive(schemas, compilation);
        TypeCount = schemas.Sum(TypeCounter.Count);
        SourceBytes = Sources(driver).Sum(source => (long)Encoding.UTF8.GetByteCount(source));
    }

    /// <summary>How many types the schemas declare.</summary>
    public int TypeCount { get; }

    /// <summary>How many bytes of source the generator emits for them.</summary>
    public long SourceBytes { get; }

    /// <summary>Opens the project anew: new files, a new compilation, a new driver. Metadata of references stays loaded, as it does in a compiler server.</summary>
    public GeneratorDriver RunCold() => Drive([.. schemas.Select(schema => schema.Copy())], Compile());

    /// <summary>Adds a member to the message type, in the project as it was opened.</summary>
    public GeneratorDriver RunSchemaEdit() => Require(driver.ReplaceAdditionalText(original, new SchemaFile(edited.Path, edited.Text)).RunGenerators(compilation));

    /// <summary>Adds a C# file that has nothing to do with schemas.</summary>
    public GeneratorDriver RunUnrelatedEdit() => Require(driver.RunGenerators(compilation.AddSyntaxTrees(Parse($"internal sealed class Unrelated{unrelatedEdits++};"))));

    /// <summary>Checks that the edits do what they are named for.</summary>
    /// <exception cref="InvalidOperationException">One of them measures something else.</exception>
    public void Check()
    {
        HashSet<string> before = [.. Sources(driver)];
        if (!before.SetEquals(Sources(RunCold()))) throw new InvalidOperationException("A cold run emits something else than the one before");
        if (!before.SetEquals(Sources(RunUnrelatedEdit()))) throw new InvalidOperationException("An unrelated edit changes what is emitted");
        int changed = Sources(RunSchemaEdit()).Count(source => !before.Contains(source));
        if (changed == 0 || changed == before.Count) throw new InvalidOperationException($"The edit of a schema changes {changed} of {before.Count} files");
    }

    private static GeneratorDriver Drive(IEnumerable<SchemaFile> files, CSharpCompilation input) =>
        Require(CSharpGeneratorDriver.Create([new RealtimeGenerator().AsSourceGenerator()], files, ParseOptions, Options).RunGenerators(input));

    private static GeneratorDriver Require(GeneratorDriver run)
    {
        GeneratorRunResult result = run.GetRunResult().Results[0];
        if (result.Exception is { } exception) throw new InvalidOperationException("The generator threw", exception);
        return result.Diagnostics.IsEmpty ? run : throw new InvalidOperationException(result.Diagnostics[0].ToString());
    }

    private static IEnumerable<string> Sources(GeneratorDriver run) => run.GetRunResult().Results[0].GeneratedSources.Select(source => source.SourceText.ToString());

    private static CSharpCompilation Compile() =>
        CSharpCompilation.Create("Measured", [Parse(Anchor)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions, encoding: Encoding.UTF8);

    private static List<MetadataReference> LoadReferences() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The framework and the runtime library; what else is trusted belongs to the benchmark and not to a client's project.</summary>
    private static bool IsReferenced(string file) =>
        file is "Framewright.dll" or "mscorlib.dll" or "netstandard.dll"
        || (file.StartsWith("System.", StringComparison.Ordinal) && file is not ("System.CodeDom.dll" or "System.Management.dll"));
}
