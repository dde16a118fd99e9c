namespace Framewright.Generator.Tests.Harness;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A schema of the repository.</summary>
    public static SchemaFile Schema(string name) => new("/schema/" + name, File.ReadAllText(Path.Combine(Root, "schema", name)));

    /// <summary>The place of a source file that the compiler named. Deterministic builds rename the root, so only the end of the name counts.</summary>
    public static string PlaceOf(string callerFile)
    {
        var start = callerFile.Replace('\\', '/').LastIndexOf("/tests/", StringComparison.Ordinal);
        return start < 0 ? callerFile : Path.Combine(Root, callerFile[(start + 1)..]);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sdk.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
