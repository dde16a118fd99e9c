using System.Text;
using Framewright.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Framewright.Benchmarks.Generator;

/// <summary>A project with one client and its schemas, opened once and then edited.</summary>
public sealed class Project
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
    private static readonly IReadOnlyList<MetadataReference> References = LoadReferences();
    private static readonly SchemaOptions Options = new();

    private readonly string anchor;
    private readonly IReadOnlyList<SchemaFile> schemas;
    private readonly CSharpCompilation compilation;
    private readonly GeneratorDriver driver;
    private readonly SchemaFile original;
    private readonly SchemaFile edited;
    private int unrelatedEdits;

    private Project(string anchor, IReadOnlyList<SchemaFile> schemas, string file, string member, string added)
    {
        this.anchor = anchor;
        this.schemas = schemas;
        compilation = Compile();
        original = schemas.Single(schema => schema.Path.EndsWith(file, StringComparison.Ordinal));
        edited = original.Edit(member, added + member);
        driver = Drive(schemas, compilation);
        TypeCount = schemas.Sum(TypeCounter.Count);
        SourceBytes = Sources(driver).Sum(source => (long)Encoding.UTF8.GetByteCount(source));
    }

    /// <summary>The schemas of this repository; the edit adds a member to the message type.</summary>
    public static Project OfRepository() => new(
        """[Framewright.RealtimeClient("RocketChat")] public sealed partial class RocketChatClient;""",
        SchemaFile.LoadAll(),
        "/messages.rt.json",
        "\"pinned?\": {",
        "\"measured?\": { \"type\": \"bool?\", \"doc\": \"What the edit adds.\" }, ");

    /// <summary>A service of a thousand methods, three hundred streams and eight hundred types; the edit adds a member to one type.</summary>
    public static Project OfLargeApi() => new(
        LargeApi.Anchor,
        [.. LargeApi.Files(methods: 1_000, streams: 300, types: 800).Select(file => new SchemaFile("/schema/" + file.Key, file.Value))],
        "types1.rt.json",
        "\"member_0\": \"string as Member0\"",
        "\"measured?\": \"bool\", ");

    /// <summary>How many types the schemas declare.</summary>
    public int TypeCount { get; }

    /// <summary>How many bytes of source the generator emits for them.</summary>
    public long SourceBytes { get; }

    /// <summary>Compiles the project with what is generated, as the compiler does after the generator.</summary>
    /// <returns>The assembly's size, without symbols and documentation.</returns>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public long CompileOutput()
    {
        using var image = new MemoryStream();
        var sources = Sources(driver).Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions, encoding: Encoding.UTF8));
        var result = compilation.AddSyntaxTrees(sources).Emit(image);
        return result.Success ? image.Length : throw new InvalidOperationException(result.Diagnostics.First(report => report.Severity == DiagnosticSeverity.Error).ToString());
    }

    /// <summary>Opens the project anew: new files, a new compilation, a new driver. Metadata of references stays loaded, as it does in a compiler server.</summary>
    public GeneratorDriver RunCold() => Drive([.. schemas.Select(schema => schema.Copy())], Compile());

    /// <summary>Adds a member to a type, in the project as it was opened.</summary>
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

    private CSharpCompilation Compile() =>
        CSharpCompilation.Create("Measured", [Parse(anchor)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

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
