using Framewright.Generator.Tests.Extension;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Versions;

/// <summary>Versions where a project adds to an api of a package: of what it adds, and of what the package has.</summary>
public sealed class ExtensionVersionTests
{
    private static readonly SchemaFile Owned = new("/package/cities.rt.json", """
        {
          "api": "Weather", "protocol": "Small",
          "types": {
            "City": { "fields": { "name": "string", "sky": { "type": "Sky", "since": "2.0" } } },
            "Sky": { "since": "2.0", "enum": { "c": "Clear" } },
            "Village": { "deprecated": { "use": "City" }, "fields": { "name": "string" } }
          },
          "methods": { "FindCity": { "call": "find", "returns": "City" }, "Skies": { "call": "skies", "returns": "Sky[]", "since": "2.0" }, "Villages": { "call": "villages", "returns": "Village[]" } },
          "streams": { "Cities": { "topic": ["cities"], "event": ["City city"], "since": "1.5" } }
        }
        """);

    private static readonly SchemaFile Added = new("/app/more.rt.json", """
        {
          "api": "Weather",
          "types": { "Storm": { "since": "2.1", "fields": { "over": "City", "force": { "type": "int", "deprecated": { "use": "over" } } }, "examples": [{ "over": { "name": "Oslo", "sky": "c" } }] } },
          "methods": {
            "Nearest": { "call": "nearest", "returns": "Village?", "deprecated": { "since": "1.9", "use": "FindCity" }, "examples": [{ "result": { "name": "Oslo" } }] },
            "Storms": { "call": "storms", "returns": "Storm[]", "since": "2.1" }
          },
          "streams": { "Alerts": { "topic": ["alerts"], "event": ["string text"], "deprecated": { "use": "Cities" }, "examples": [{ "event": ["rain"] }] } }
        }
        """);

    private static Package Weather(string targets = "") => Package.Of(
        "Weather.Package",
        "namespace Weather;\n/// <summary>Weather.</summary>\n[Framewright.RealtimeClient(\"Weather\")] public sealed partial class WeatherClient;",
        [TestProtocols.Small, new SchemaFile(Owned.Path, Owned.Text) { Targets = targets }]);

    private static SchemaFile AddedFor(string targets) => new(Added.Path, Added.Text) { Targets = targets };

    [Fact]
    public void What_is_added_has_versions_and_a_table_of_its_own()
    {
        const string code = """
            internal static class User
            {
                public static string Print() => Weather.SampleWeatherVersions.Table.ToString();
            }
            """;
        var run = Package.Extend(code, [Added], Weather());
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.Contains("[global::System.Obsolete(\"Deprecated since version 1.9. Use FindCityAsync instead.\")]\n    internal static", run.Sources["Weather.more.Methods.g.cs"].ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Use the stream Cities instead.", run.Sources["Weather.more.Streams.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Storm", run.Sources["Weather.Versions.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Skies", run.Sources["Weather.Versions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_calls_what_is_deprecated_is_told()
    {
        const string code = """
            internal static class User
            {
                public static object Use(Weather.IWeatherClient client) => Weather.SampleWeatherExtensions.AlertsAsync(client);
            }
            """;
        var run = Package.Extend(code, [Added], Weather());
        var warning = Assert.Single(run.Output.GetDiagnostics());
        Assert.Equal("CS0618", warning.Id);
    }

    [Fact]
    public void It_is_cut_to_the_version_that_the_project_names()
    {
        var run = Package.Extend("", [AddedFor("Weather 2.0")], Weather());
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.DoesNotContain("StormsAsync", run.Sources["Weather.more.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("NearestAsync", run.Sources["Weather.more.Methods.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Weather.more.Types.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void It_is_cut_to_the_version_that_the_package_is_for()
    {
        var package = Weather("Weather 2.0");
        var run = Package.Extend("", [Added], package);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.DoesNotContain("StormsAsync", run.Sources["Weather.more.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("\"2.0\"", run.Sources["Weather.Versions.g.cs"], StringComparison.Ordinal);

        var newer = Package.Extend("", [AddedFor("Weather 2.1")], package);
        Assert.Empty(newer.Diagnostics);
        Assert.Contains("StormsAsync", newer.Sources["Weather.more.Methods.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_not_need_what_the_version_lacks_of_the_package()
    {
        var needing = new SchemaFile("/app/more.rt.json", """{ "api": "Weather", "methods": { "Guess": { "call": "guess", "returns": "Sky" } } }""") { Targets = "Weather 1.0" };
        Assert.Equal(["FW0094"], Package.Extend("", [needing], Weather()).Diagnostics.Select(static x => x.Id));
        Assert.Empty(Package.Extend("", [new SchemaFile(needing.Path, needing.Text) { Targets = "Weather 2.0" }], Weather()).Diagnostics);
    }

    [Fact]
    public void A_replacement_that_nobody_has_is_reported()
    {
        var wrong = Added.With(Added.Text.Replace("\"use\": \"FindCity\"", "\"use\": \"FindCitty\"", StringComparison.Ordinal));
        var record = Assert.Single(Package.Extend("", [wrong], Weather()).Diagnostics);
        Assert.Equal("FW0092", record.Id);
        Assert.Contains("did you mean 'FindCity'?", record.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "stream Alerts, example 1", "type Storm, example 1")]
    [InlineData("Weather 2.0", "stream Alerts, example 1", "method Nearest, example 1, result")]
    public void Examples_of_what_is_added_run_where_it_is_added(string targets, params string[] names)
    {
        var package = Weather(targets);
        var run = Generation.Start(
            "[Framewright.Testing.RealtimeExamples(typeof(Weather.WeatherClient))] internal static partial class TheExamples;",
            [.. package.Lent, Added],
            references: [package.Reference, References.Testing]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.All(names, name => Assert.Contains($"\"{name}\"", run.Sources["TheExamples.Examples.g.cs"], StringComparison.Ordinal));
        Assert.Equal(targets.Length == 0, run.Sources["TheExamples.Examples.g.cs"].Contains("type Storm", StringComparison.Ordinal));
    }
}
