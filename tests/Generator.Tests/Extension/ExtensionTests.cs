using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Extension;

/// <summary>Documents that add to an api whose client lies in a referenced assembly. Everything is compiled at the language version of the oldest consumers, warnings as errors.</summary>
public sealed class ExtensionTests
{
    private static readonly SchemaFile More = new("/app/more.rt.json", """
        {
          "api": "Weather",
          "types": { "Storm": { "doc": "A storm.", "fields": { "over": "City", "force": "int" } } },
          "methods": {
            "Nearest": { "call": "nearest", "doc": "Finds the nearest city.", "params": ["double north", "string client?"], "returns": "City?" },
            "Storms": { "call": "storms", "params": { "sky": "Sky" }, "returns": "Storm[]" }
          },
          "streams": {
            "Storms2": { "doc": "Storms as they come.", "topic": ["storms", "{string region}"], "event": ["Storm storm"] },
            "Moves": { "topic": ["moves"], "event": ["string id", "City from", "City to?"], "as": "StormMove" }
          }
        }
        """);

    [Fact]
    public void Extension()
    {
        var run = Package.Extend("", [More], Package.Weather());
        Assert.Empty(run.Diagnostics);
        Baseline.Verify(Baseline.Join(run.Sources));
    }

    [Fact]
    public void Every_baseline_belongs_to_a_test() => Assert.Empty(Baseline.Orphans(typeof(ExtensionTests)));

    [Fact]
    public void It_compiles_and_is_called_on_the_interface()
    {
        const string code = """
            using System.Threading.Tasks;
            using Weather;

            internal static class Caller
            {
                public static async Task<string> CallAsync(IWeatherClient client)
                {
                    City? city = await client.NearestAsync(1.5);
                    Framewright.Json.JsonList<Sample.Storm> storms = await client.StormsAsync(Sky.Rain);
                    await using var all = await client.SubscribeToStorms2ViewAsync("north", storm => _ = storm.Over.Name.ToString());
                    await foreach (var move in client.MovesAsync()) return move.From.Name + storms.Count + city;
                    return "";
                }
            }
            """;
        Package.Image(Package.Extend(code, [More], Package.Weather()));
    }

    [Fact]
    public void Types_of_the_package_are_named_and_not_made_again()
    {
        var run = Package.Extend("", [More], Package.Weather());
        var types = run.Sources["Weather.more.Types.g.cs"];
        Assert.Contains("internal sealed record Storm", types, StringComparison.Ordinal);
        Assert.Contains("global::Weather.City Over", types, StringComparison.Ordinal);
        Assert.DoesNotContain("record City", types, StringComparison.Ordinal);
        Assert.Equal(["Weather.Extension.g.cs", "Weather.more.Methods.g.cs", "Weather.more.Streams.g.cs", "Weather.more.Types.g.cs"], run.Sources.Keys);
    }

    [Fact]
    public void What_is_added_is_internal_unless_the_item_says_public()
    {
        var weather = Package.Weather();
        var hidden = Package.Extend("", [More], weather).Output.GetTypeByMetadataName("Weather.SampleWeatherExtensions")!;
        Assert.Equal(Accessibility.Internal, hidden.DeclaredAccessibility);
        var shown = Package.Extend("", [new SchemaFile(More.Path, More.Text) { Visibility = "Public" }], weather);
        Package.Image(shown);
        Assert.Equal(Accessibility.Public, shown.Output.GetTypeByMetadataName("Weather.SampleWeatherExtensions")!.DeclaredAccessibility);
        Assert.Equal(Accessibility.Public, shown.Output.GetTypeByMetadataName("Sample.Storm")!.DeclaredAccessibility);
    }

    [Fact]
    public void Public_and_internal_documents_of_one_api_share_a_class()
    {
        var secret = new SchemaFile("/app/secret.rt.json", """
            { "api": "Weather", "types": { "Hint": { "fields": { "text": "string" } } },
              "methods": { "Whisper": { "call": "whisper", "returns": "Hint" } }, "streams": { "Hints": { "topic": ["hints"], "event": ["Hint hint"] } } }
            """);
        var run = Package.Extend("", [new SchemaFile(More.Path, More.Text) { Visibility = "public" }, secret], Package.Weather());
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
        var type = run.Output.GetTypeByMetadataName("Weather.SampleWeatherExtensions")!;
        Assert.Equal(Accessibility.Public, type.GetMembers("NearestAsync").Single().DeclaredAccessibility);
        Assert.Equal(Accessibility.Internal, type.GetMembers("WhisperAsync").Single().DeclaredAccessibility);
    }

    [Fact]
    public void Two_packages_extend_one_api_and_both_work_in_one_app()
    {
        var weather = Package.Weather();
        SchemaFile Adding(string name) => new($"/{name}/{name}.rt.json", $$"""
            { "api": "Weather", "types": { "Report": { "fields": { "by": "string", "city": "City" } } },
              "methods": { "{{name}}": { "call": "x", "returns": "Report" } }, "streams": { "{{name}}s": { "topic": ["x"], "event": ["Report report"] } } }
            """) { Visibility = "public" };
        var storms = Package.Adding("Acme.Storms", Adding("Storm"), weather);
        var floods = Package.Adding("Acme.Floods", Adding("Flood"), weather);
        const string code = """
            using System.Threading.Tasks;
            using Weather;

            internal static class Caller
            {
                public static async Task<(Acme.Storms.Report, Acme.Floods.Report)> CallAsync(IWeatherClient client) => (await client.StormAsync(), await client.FloodAsync());
            }
            """;

        // Without schemas of its own, and with some that build on one of the two.
        Package.Image(Generation.Start(code, [], references: [weather.Reference, storms.Reference, floods.Reference]));
        var own = new SchemaFile("/app/own.rt.json", """{ "api": "Weather", "methods": { "Gather": { "call": "gather", "returns": "Report[]" } } }""");
        var run = Package.Extend(code, [own], weather, floods);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("global::Acme.Floods.Report", run.Sources["Weather.own.Methods.g.cs"], StringComparison.Ordinal);
        Package.Image(Package.Extend(code, [own], weather, floods, storms));
    }

    [Fact]
    public void What_another_project_adds_for_itself_is_in_nobodys_way()
    {
        var weather = Package.Weather();
        var library = Package.Adding("Library", More, weather);
        var run = Package.Extend("", [More], weather, library);
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
    }

    [Fact]
    public void A_project_without_a_root_namespace_has_its_types_in_the_global_one()
    {
        var weather = Package.Weather();
        var run = Generation.Start("", [.. weather.Lent, More], references: [weather.Reference], rootNamespace: "");
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Storm"));
    }

    [Fact]
    public void A_type_is_used_in_the_directions_that_the_package_made_it_for()
    {
        var both = new SchemaFile("/app/both.rt.json", """
            {
              "api": "Weather",
              "types": { "Trip": { "fields": { "to": "City" } }, "Pair": { "fields": { "city": "City", "wish": "Wish" } } },
              "methods": {
                "Move": { "call": "move", "params": ["Trip trip"] },
                "Wishes": { "call": "wishes", "returns": "Wish[]" },
                "Ask": { "call": "ask", "params": ["Wish[] wishes", "Sky sky"], "returns": "map<City>" }
              }
            }
            """);
        var narrow = Package.Extend("", [both], Package.Weather());
        Assert.Equal(["FW0085 'Move' City", "FW0085 'Wishes' Wish", "FW0085 'Pair' Wish"], narrow.Diagnostics.Select(static x => $"{x.Id} {x.GetMessage(null).Split(' ')[0]} {x.GetMessage(null).Split('\'')[3]}"));
        Assert.Contains("AskAsync", narrow.Sources["Weather.both.Methods.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("MoveAsync", narrow.Sources["Weather.both.Methods.g.cs"], StringComparison.Ordinal);
        Package.Image(narrow);

        var wide = Package.Extend("", [both], Package.Weather(isExtensible: true));
        Assert.Empty(wide.Diagnostics);
        Package.Image(wide);
    }

    [Fact]
    public void An_assembly_for_another_ABI_is_not_built_on()
    {
        const string code = """
            using Framewright;
            [assembly: RealtimeApi("Weather", typeof(Weather.WeatherClient), 7)]
            namespace Weather
            {
                public interface IWeatherClient : IRealtimeClient;
                public abstract class WeatherClient : IWeatherClient { public abstract RealtimeConnection Connection { get; } public abstract System.Threading.Tasks.ValueTask ConnectAsync(System.Threading.CancellationToken c); public abstract System.Threading.Tasks.ValueTask DisposeAsync(); }
            }
            """;
        var reference = Generation.Compile("Weather.Package", code).ToMetadataReference();
        var run = Package.Extend("", [More], new Package(reference, [Package.Cities.Lent, TestProtocols.Small.Lent]));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("FW0082", diagnostic.Id);
        Assert.Contains("generated for ABI 7, and this generator speaks ABI 1", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("/app/more.rt.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_name_of_the_package_is_taken()
    {
        var weather = Package.Weather();
        var taken = new SchemaFile("/app/taken.rt.json", """
            { "api": "Weather", "types": { "City": { "fields": { "x": "int" } } }, "methods": { "FindCity": { "call": "a" } }, "streams": { "Skies": { "topic": ["s"], "event": ["int n"] } } }
            """);
        var run = Package.Extend("", [taken], weather);
        Assert.Equal(["FW0011", "FW0084", "FW0084"], run.Diagnostics.Select(static x => x.Id).Order(StringComparer.Ordinal));
        Assert.All(run.Diagnostics, static x => Assert.Equal("/app/taken.rt.json", x.Location.GetLineSpan().Path));
    }

    [Fact]
    public void A_class_of_ones_own_for_an_api_of_a_package_is_one_too_many()
    {
        var run = Package.Extend("[Framewright.RealtimeClient(\"Weather\")] internal sealed partial class MyClient;", [], Package.Weather());
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("FW0023", diagnostic.Id);
        Assert.Contains("'Weather.WeatherClient'", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void An_api_of_the_same_name_that_is_not_lent_is_ones_own()
    {
        var own = new SchemaFile("/app/own.rt.json", """{ "api": "Weather", "protocol": "Small", "methods": { "FindCity": { "call": "a" } } }""");
        var run = Generation.Start("[Framewright.RealtimeClient(\"Weather\")] internal sealed partial class MyClient;", [own, TestProtocols.Small], references: [Package.Weather().Reference]);
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
    }

    [Fact]
    public void A_protocol_that_a_library_keeps_to_itself_can_be_listed_again()
    {
        // Both projects list the same file for themselves; the library's is lent along with the rest.
        var own = new SchemaFile("/app/own.rt.json", """{ "api": "Own", "protocol": "Small", "methods": { "Go": { "call": "go" } } }""");
        var copy = new SchemaFile("/app/small.rt.json", TestProtocols.Small.Text);
        var run = Package.Extend("[Framewright.RealtimeClient(\"Own\")] internal sealed partial class OwnClient;", [own, copy], Package.Weather());
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
    }
}
