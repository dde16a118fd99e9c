using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Harness;

/// <summary>What generated code is compiled against: the framework that runs the tests, and the runtime library.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } = Load();

    /// <summary>The library that runs examples, which test projects reference.</summary>
    public static MetadataReference Testing { get; } = MetadataReference.CreateFromFile(typeof(Framewright.Testing.SchemaExamples).Assembly.Location);

    private static List<MetadataReference> Load()
    {
        var references = new List<MetadataReference>();
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        foreach (var path in trusted.Split(Path.PathSeparator))
        {
            if (IsFramework(Path.GetFileName(path))) references.Add(MetadataReference.CreateFromFile(path));
        }

        references.Add(MetadataReference.CreateFromFile(typeof(RealtimeClientAttribute).Assembly.Location));
        return references;
    }

    // The test host trusts its own libraries too; consumers do not have them.
    private static bool IsFramework(string name) =>
        name is "mscorlib.dll" or "netstandard.dll"
        || (name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Configuration", StringComparison.Ordinal));
}
