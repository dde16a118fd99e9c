namespace Framewright.Benchmarks.Report;

/// <summary>Where things lie in the repository.</summary>
/// <param name="Root">Its folder.</param>
public sealed record Repository(string Root)
{
    private const string Mark = "Sdk.sln";

    public string Results => Path.Combine(Root, "benchmarks", "results");

    public string Floors => Path.Combine(Results, "floors.txt");

    public string PerformancePage => Path.Combine(Root, "docs", "performance.md");

    /// <summary>The repository that the working folder is in.</summary>
    /// <exception cref="DirectoryNotFoundException">It is in none.</exception>
    public static Repository Find()
    {
        DirectoryInfo? folder = new(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Mark)))
            folder = folder.Parent;
        return folder is null ? throw new DirectoryNotFoundException($"no folder above has a {Mark}") : new Repository(folder.FullName);
    }
}
