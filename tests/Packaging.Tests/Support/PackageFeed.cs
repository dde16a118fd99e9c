using System.Reflection;

namespace Framewright.Packaging.Tests;

/// <summary>A folder feed with this build's packages under a version of its own, and projects that restore from it into a package folder of their own.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "framewright-packages-" + Guid.NewGuid().ToString("n"));

    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Packages => Path.Combine(root, "feed");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Packages);
        foreach (var project in new[] { "Runtime", "Client", "Client/Hosting", "Testing" })
        {
            (await Shell.DotnetAsync(
                Path.Combine(Metadata("RepositoryRoot"), "src", project),
                "pack", "-c", Metadata("Configuration"), "--no-build", "-o", Packages, $"-p:PackageVersion={Version}")).Succeeded();
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    public string Package(string id) => Path.Combine(Packages, $"{id}.{Version}.nupkg");

    /// <summary>Copies a consumer, which may be several projects, out of the repository and ties it to the feed.</summary>
    public string Consume(string consumer)
    {
        var folder = Path.Combine(root, consumer + "-" + Guid.NewGuid().ToString("n")[..8]);
        Directory.CreateDirectory(folder);
        var source = Path.Combine(AppContext.BaseDirectory, "Consumers", consumer);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // Packages of others come from the machine's own folder, so that nothing has to be fetched; ours only from the feed.
        var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <FramewrightVersion>{Version}</FramewrightVersion>
                <RestoreAdditionalProjectSources>{Packages}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(root, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{known}</RestoreFallbackFolders>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        return folder;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
