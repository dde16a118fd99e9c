namespace Framewright.Client.Tests.Surface;

/// <summary>docs/rocketchat.md says what the schemas say.</summary>
public sealed class SurfacePageTests
{
    [Fact]
    public void The_page_has_the_tables_of_the_schemas()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rocketchat.md")).ReplaceLineEndings("\n");
        var expected = SurfacePage.Renew(page);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1" && Environment.GetEnvironmentVariable("CI") != "true") File.WriteAllText(Path.Combine(Root(), "docs", "rocketchat.md"), expected);
        Assert.True(expected == page, "The tables of docs/rocketchat.md are not those of the schemas. Run this test with UPDATE_BASELINES=1.");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sdk.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
