using System.Runtime.InteropServices;

namespace Framewright.Packaging.Tests;

[Collection(nameof(PackageFeed))]
public sealed class ConsumerTests(PackageFeed feed)
{
    [Fact]
    public async Task Referencing_the_client_gives_the_client()
    {
        var run = (await Shell.DotnetAsync(feed.Consume("ClientOnly"), "run", "-c", "Release")).Succeeded();

        Assert.Contains("alice sees general", run.Output, StringComparison.Ordinal);
        Assert.Contains("bob: hello from a package", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Referencing_hosting_is_enough_for_a_hosted_client_and_methods_of_ones_own()
    {
        var run = (await Shell.DotnetAsync(feed.Consume("Hosted"), "run", "-c", "Release")).Succeeded();

        Assert.Contains("alice sees general", run.Output, StringComparison.Ordinal);
        Assert.Contains("health: Healthy", run.Output, StringComparison.Ordinal);
        Assert.Contains("after the stop: Closed", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("13")]
    public async Task One_protocol_and_one_api_file_give_a_typed_client_of_a_protocol_of_its_own(string languageVersion)
    {
        var run = (await Shell.DotnetAsync(feed.Consume("OwnProtocol"), "run", "-c", "Release", $"-p:LangVersion={languageVersion}")).Succeeded();

        Assert.Contains("sum 42", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused: division by zero", run.Output, StringComparison.Ordinal);
        Assert.Contains("tick 1, tick 2, tick 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_api_of_ones_own_speaks_a_packaged_protocol()
    {
        var run = (await Shell.DotnetAsync(feed.Consume("OwnApi"), "run", "-c", "Release")).Succeeded();

        Assert.Contains("general is GENERAL", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("13")]
    public async Task Five_lines_of_schema_add_a_method_to_the_packaged_client(string languageVersion)
    {
        var run = (await Shell.DotnetAsync(feed.Consume("Extension"), "run", "-c", "Release", $"-p:LangVersion={languageVersion}")).Succeeded();

        Assert.Contains("alice: hello from an extension", run.Output, StringComparison.Ordinal);
        Assert.Contains("import gives True", run.Output, StringComparison.Ordinal);
        Assert.Contains("the mock was asked readMessages[\"r1\"]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_packages_that_extend_one_api_work_in_one_app_that_parses_nothing()
    {
        var folder = feed.Consume("TwoPackages");
        foreach (var package in new[] { "Acme.Housekeeping", "Acme.Watching" })
            (await Shell.DotnetAsync(Path.Combine(folder, package), "pack", "-c", "Release", "-o", feed.Packages)).Succeeded();

        var app = Path.Combine(folder, "App");
        var build = (await Shell.DotnetAsync(app, "build", "-c", "Release")).Succeeded();
        var run = (await Shell.DotnetAsync(app, "run", "-c", "Release", "--no-build")).Succeeded();

        Assert.Contains("schemas handed to the compiler: none", build.Output, StringComparison.Ordinal);
        Assert.Contains("changed: hello from two packages", run.Output, StringComparison.Ordinal);
        Assert.Contains("removed: True", run.Output, StringComparison.Ordinal);
        Assert.Contains("removed too: True", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_lends_its_schemas_to_projects_that_have_some_and_to_no_others()
    {
        var folder = feed.Consume("Chain");

        var run = (await Shell.DotnetAsync(Path.Combine(folder, "App"), "run", "-c", "Release")).Succeeded();
        Assert.Contains("deleted True", run.Output, StringComparison.Ordinal);

        var build = (await Shell.DotnetAsync(Path.Combine(folder, "Bystander"), "build", "-c", "Release")).Succeeded();
        Assert.Contains("schemas handed to the compiler of Bystander: none", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_gets_the_versions_that_it_targets_and_runs_the_examples_of_its_schemas()
    {
        var run = (await Shell.DotnetAsync(feed.Consume("Versioned"), "run", "-c", "Release")).Succeeded();

        Assert.Contains("Tea 2.0, Milk 1.5, green", run.Output, StringComparison.Ordinal);
        Assert.Contains("tea: BrewAsync, BoilAsync" + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.Contains("milk: Pour", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Churn", run.Output, StringComparison.Ordinal);
        Assert.Contains("missing in 1.0: Cup.Leaf", run.Output, StringComparison.Ordinal);
        Assert.Contains("examples: 3", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7.2", "", "bob sees r1: False")]
    [InlineData("6.5", "OLDER", "r1 is gone: True")]
    public async Task A_project_for_an_old_server_gets_what_that_server_has(string server, string constants, string line)
    {
        var run = (await Shell.DotnetAsync(feed.Consume("OldServer"), "run", "-c", "Release", $"-p:RocketChatServer={server}", $"-p:DefineConstants={constants}")).Succeeded();

        Assert.Contains(line, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "CanAccessRoomAsync")]
    [InlineData("8.3", "", "CanAccessRoomAsync")]
    [InlineData("7.2", "OLDER", "EraseRoomAsync")]
    public async Task What_a_server_lacks_is_an_error_of_the_compiler(string server, string constants, string method)
    {
        var build = await Shell.DotnetAsync(feed.Consume("OldServer"), "build", "-c", "Release", $"-p:RocketChatServer={server}", $"-p:DefineConstants={constants}");

        Assert.NotEqual(0, build.ExitCode);
        var error = Assert.Single(build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.Contains("error CS1061", error, StringComparison.Ordinal);
        Assert.Contains($"'{method}'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_schemas_parses_nothing()
    {
        var build = (await Shell.DotnetAsync(feed.Consume("Bystander"), "build", "-c", "Release")).Succeeded();

        Assert.Contains("schemas handed to the compiler: none", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trimmed_program_runs_and_gives_no_warning_of_the_trimmer()
    {
        var folder = feed.Consume("OwnProtocol");
        var output = Path.Combine(folder, "published");
        (await Shell.DotnetAsync(
            folder,
            "publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-o", output,
            "-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "-p:SuppressTrimAnalysisWarnings=false", "-p:TrimmerSingleWarn=false")).Succeeded();

        var run = (await Shell.RunAsync(Path.Combine(output, OperatingSystem.IsWindows() ? "OwnProtocol.exe" : "OwnProtocol"), folder)).Succeeded();

        Assert.Contains("sum 42", run.Output, StringComparison.Ordinal);
        Assert.Contains("tick 1, tick 2, tick 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_schema_gives_one_located_error_and_no_exception()
    {
        var build = await Shell.DotnetAsync(feed.Consume("BrokenSchema"), "build", "-c", "Release");

        Assert.NotEqual(0, build.ExitCode);
        var errors = build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        var error = Assert.Single(errors);
        Assert.Contains("broken.rt.json(4,", error, StringComparison.Ordinal);
        Assert.Contains("error FW0001", error, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8785", build.Output, StringComparison.Ordinal);
    }
}
