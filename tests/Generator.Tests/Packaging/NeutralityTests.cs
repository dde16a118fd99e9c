using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Packaging;

/// <summary>Runtime and generator know no protocol: everything about one stands in its schema.</summary>
public sealed class NeutralityTests
{
    private static readonly string[] Words = ["ddp", "slack", "rocket", "meteor", "discord", "mattermost", "phoenix", "signalr", "graphql", "kraken"];

    [Theory]
    [InlineData("Runtime")]
    [InlineData("Generator")]
    public void No_source_names_a_protocol(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !IsBuilt(Path.GetRelativePath(root, path))).ToList();
        Assert.True(files.Count > 50);
        foreach (var file in files)
        {
            var text = Path.GetFileName(file) + File.ReadAllText(file);
            foreach (var word in Words) Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetRelativePath(Repository.Root, file)} says '{word}'.");
        }
    }

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
