using Framewright.Generator.Schema;

namespace Framewright.Generator.Tests.Schema;

/// <summary>The schemas that the repository ships.</summary>
internal static class RepositorySchemas
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "schema"), "*.rt.json", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToArray();

    public static IEnumerable<ParsedSchema> ParseAll() => Files.Select(static x => SchemaText.Parse(File.ReadAllText(x), x));

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Sdk.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return directory;
    }
}
