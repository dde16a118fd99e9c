using System.IO.Compression;

namespace Framewright.Packaging.Tests;

[Collection(nameof(PackageFeed))]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_runtime_brings_the_generator_in_one_slot()
    {
        var entries = Entries("Framewright");

        Assert.Equal(["analyzers/dotnet/roslyn4.8/cs/Framewright.CodeFixes.dll", "analyzers/dotnet/roslyn4.8/cs/Framewright.Generator.dll"], entries.Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("lib/net10.0/Framewright.dll", entries);
        Assert.Contains("lib/net10.0/Framewright.xml", entries);
        Assert.Contains("buildTransitive/Framewright.props", entries);
        Assert.Contains("buildTransitive/Framewright.targets", entries);
        Assert.Contains("README.md", entries);
    }

    [Fact]
    public void Targets_not_props_hand_schemas_to_the_compiler()
    {
        Assert.DoesNotContain("<AdditionalFiles", Read("Framewright", "buildTransitive/Framewright.props"), StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"@(RealtimeSchema)\"", Read("Framewright", "buildTransitive/Framewright.targets"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_client_lends_its_schemas_and_passes_the_generator_on()
    {
        var entries = Entries("Framewright.Client");

        Assert.Contains("schema/ddp.rt.json", entries);
        Assert.Contains("schema/rocketchat/messages.rt.json", entries);
        Assert.Contains("buildTransitive/Framewright.Client.targets", entries);

        // What servers have removed is there for who asks, and lends nothing.
        Assert.Contains("schema/rocketchat/removed/rooms.rt.json", entries);
        Assert.Contains("buildTransitive/Framewright.Client.props", entries);
        Assert.Contains("Exclude=\"$(MSBuildThisFileDirectory)../schema/rocketchat/removed/**\"", Read("Framewright.Client", "buildTransitive/Framewright.Client.targets"), StringComparison.Ordinal);
        var manifest = Read("Framewright.Client", "Framewright.Client.nuspec");
        Assert.Contains($"<dependency id=\"Framewright\" version=\"[{feed.Version}]\" include=\"All\" />", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Framewright.Client")]
    [InlineData("Framewright.Testing")]
    public void Packages_of_ours_depend_on_exactly_the_runtime_that_they_were_built_with(string id) =>
        Assert.Contains($"id=\"Framewright\" version=\"[{feed.Version}]\"", Read(id, id + ".nuspec"), StringComparison.Ordinal);

    [Fact]
    public void Only_the_package_for_hosts_depends_on_hosting()
    {
        var hosting = Read("Framewright.Client.Hosting", "Framewright.Client.Hosting.nuspec");
        Assert.Contains($"<dependency id=\"Framewright.Client\" version=\"[{feed.Version}]\" include=\"All\" />", hosting, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Extensions.Hosting.Abstractions", hosting, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Extensions.Diagnostics.HealthChecks", hosting, StringComparison.Ordinal);
        Assert.Equal(["lib/net10.0/Framewright.Client.Hosting.dll"], Entries("Framewright.Client.Hosting").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)));
        foreach (var id in new[] { "Framewright", "Framewright.Client" })
        {
            var manifest = Read(id, id + ".nuspec");
            Assert.DoesNotContain("Hosting", manifest, StringComparison.Ordinal);
            Assert.DoesNotContain("HealthChecks", manifest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Schemas_go_on_over_project_references() =>
        Assert.Contains("<Target Name=\"GetRealtimeSchemas\"", Read("Framewright", "buildTransitive/Framewright.targets"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Framewright")]
    [InlineData("Framewright.Client")]
    [InlineData("Framewright.Client.Hosting")]
    [InlineData("Framewright.Testing")]
    public void Every_package_says_its_licence_and_what_it_is(string id)
    {
        var manifest = Read(id, id + ".nuspec");

        Assert.Contains("<license type=\"expression\">MIT</license>", manifest, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", manifest, StringComparison.Ordinal);
        Assert.Contains("<description>", manifest, StringComparison.Ordinal);
    }

    private List<string> Entries(string id)
    {
        using var archive = ZipFile.OpenRead(feed.Package(id));
        return archive.Entries.Select(entry => entry.FullName).ToList();
    }

    private string Read(string id, string entry)
    {
        using var archive = ZipFile.OpenRead(feed.Package(id));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
