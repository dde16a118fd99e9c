using System.Reflection;
using Framewright.Generator.Naming;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Extension;

/// <summary>Where an extension reaches the end of what it can do with a package: every mistake is located, and what is generated still compiles.</summary>
public sealed class ExtensionEdgeTests
{
    [Fact]
    public void A_packaged_type_cannot_be_tagged_by_a_union_that_is_sent()
    {
        var union = """
            { "api": "Weather", "types": { "Own": { "fields": { "x": "int" } }, "Thing": { "union": { "own": "Own", "city": "City" }, "by": "kind" } },
              "methods": { "Find": { "call": "find", "returns": "Thing" }, "Put": { "call": "put", "params": ["Thing thing"] }, "PutAll": { "call": "putAll", "params": [{ "all": ["Thing[] things"] }] } } }
            """;
        var run = Package.Extend("", [new SchemaFile("/app/union.rt.json", union)], Package.Weather(isExtensible: true));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("FW0072", "City"), (diagnostic.Id, Text(union, diagnostic)));
        Assert.Contains("a type of 'Weather.Package'", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Package.Image(run);
        Assert.Contains("FindAsync", run.Sources["Weather.union.Methods.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("PutAsync", run.Sources["Weather.union.Methods.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_union_that_is_only_read_may_have_packaged_cases()
    {
        var union = new SchemaFile("/app/union.rt.json", """
            { "api": "Weather", "types": { "Thing": { "union": { "city": "City" }, "by": "kind" }, "Named": { "union": { "city": "City" }, "by": "name" } },
              "methods": { "Find": { "call": "find", "returns": "Thing" }, "Name": { "call": "name", "params": ["Named named"] } } }
            """);
        var run = Package.Extend("", [union], Package.Weather(isExtensible: true));
        Assert.Empty(run.Diagnostics);
        Package.Image(run);
    }

    [Theory]
    [InlineData("\"streams\": { \"S\": { \"route\": [\"{string name}\"], \"event\": \"int x\", \"open\": { \"call\": «\"FindCity\"» } } }", "'FindCity' is a method")]
    [InlineData("\"methods\": { \"Own\": { \"call\": \"own\" } }, \"streams\": { \"S\": { \"route\": [\"{string name}\"], \"event\": \"int x\", \"open\": { \"call\": \"Own\", \"close\": «\"FindCity\"» } } }", "'FindCity' is a method")]
    [InlineData("\"streams\": { \"S\": { \"topic\": [\"s\"], \"event\": \"int x\", \"write\": «\"FindCity\"» } }", "'FindCity' is a method")]
    [InlineData("\"streams\": { \"S\": { \"topic\": [\"s\"], \"event\": \"City city\", \"key\": { \"id\": \"name\", \"version\": \"founded\" }, \"recover\": { \"call\": «\"FindCity\"», \"params\": { \"name\": \"x\" }, \"items\": \".\" } } }", "'FindCity' is a method")]
    [InlineData("\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"City[]\" } }, \"streams\": { \"S\": { \"topic\": [\"s\"], \"event\": \"City city\", \"key\": { \"id\": \"name\", \"version\": \"founded\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": «\"FindCity\"», \"params\": { \"name\": \"x\" }, \"items\": \".\", \"id\": \".\", \"is\": \"x\" } } } }", "'FindCity' is a method")]
    [InlineData("\"streams\": { \"S\": { \"topic\": [\"s\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"Skies\"», \"match\": { \"x\": 1 }, \"params\": {} } } }", "'Skies' is a stream")]
    [InlineData("\"streams\": { \"S\": { \"topic\": [\"s\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"Skies\"», \"match\": { \"x\": 1 } } } }", "'Skies' is a stream")]
    [InlineData("\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"FindCity\"» } } }", "'FindCity' is a method")]
    public void A_packaged_method_or_stream_cannot_be_named(string marked, string message)
    {
        var text = "{ \"api\": \"Weather\", " + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) + " }";
        var run = Package.Extend("", [new SchemaFile("/app/uses.rt.json", text)], Package.Weather());
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("FW0089", marked.Split('«', '»')[1]), (diagnostic.Id, Text(text, diagnostic)));
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Package.Image(run);
    }

    [Fact]
    public void Session_scope_rates_and_errors_are_the_owner_s()
    {
        var parts = new SchemaFile("/app/parts.rt.json", """
            { "api": "Weather", "session": { "authenticate": "Own" }, "scope": { "params": ["int x"] }, "rates": { "call": "1 per 1s" }, "errors": { "x": "X" }, "methods": { "Own": { "call": "own", "params": ["Wish wish"] } } }
            """);
        var run = Package.Extend("", [parts], Package.Weather());
        Assert.Equal(["FW0083 \"errors\"", "FW0083 \"rates\"", "FW0083 \"scope\"", "FW0083 \"session\""], run.Diagnostics.Select(static x => $"{x.Id} {x.GetMessage(null).Split(' ')[0]}").Order(StringComparer.Ordinal));
        Package.Image(run);
    }

    [Fact]
    public void A_handler_of_the_package_is_taken()
    {
        var wide = WidePackage.Create();
        var run = Package.Extend("", [new SchemaFile("/app/more.rt.json", """{ "api": "Wide", "handlers": { "Ring": { "call": "other" } } }""")], wide);
        Assert.Equal("FW0084", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public async Task Handlers_scoped_streams_and_calls_over_HTTP_of_an_extension_run()
    {
        using var program = WidePackage.LoadExtended();
        await using var server = new WideServer();
        Assert.Equal("served r/1 kept:u7", await program.RunAsync(server.Address));
        Assert.Equal(
            [
                """{"t":"call","id":"1","name":"login","params":[{"user":"bob"}]}""",
                """{"t":"answer","id":"9","result":true}""",
                """{"t":"join","id":"2","room":"r"}""",
                """{"t":"sub","id":"3","to":"r/talk"}""",
                "GET /v1/things/4 key:u7",
            ],
            server.Received);
    }

    [Theory]
    [InlineData("Connect")]
    [InlineData("Endpoint")]
    [InlineData("Has")]
    [InlineData("Name")]
    [InlineData("Heartbeat")]
    [InlineData("Capture")]
    [InlineData("ToString")]
    [InlineData("Reason0")]
    public void A_protocol_is_not_named_like_its_members(string name)
    {
        var run = Generation.Of("", new SchemaFile("/app/wire.rt.json", TestProtocols.Bare.Text.Replace("\"Bare\"", $"\"{name}\"", StringComparison.Ordinal)));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("FW0012", diagnostic.Id);
        Assert.Contains($"'{name}Protocol'", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Package.Image(run);
    }

    [Fact]
    public void Every_member_of_a_protocol_is_a_reserved_name()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        using var assembly = Generation.Of("", TestProtocols.Small, TestProtocols.Mixed, LifecycleSchemas.Life, PeerProtocol.Protocol).Load();
        foreach (var protocol in new[] { "Small", "Mixed", "Life", "Peer" })
        {
            foreach (var member in assembly.Find($"{Generation.RootNamespace}.Protocols.{protocol}").GetMembers(all))
            {
                if (char.IsUpper(member.Name[0]) && !member.Name.Contains('.')) Assert.True(ReservedNames.InProtocol(member.Name.Replace("get_", "", StringComparison.Ordinal)), member.Name);
            }
        }
    }

    [Theory]
    [InlineData("Connection")]
    [InlineData("GetAsync")]
    [InlineData("DisposeAsync")]
    public void A_client_class_is_not_named_like_its_members(string name)
    {
        var api = new SchemaFile("/app/api.rt.json", """{ "api": "Name", "protocol": "Small", "methods": { "Get": { "call": "get" } } }""");
        var run = Generation.Of($"[Framewright.RealtimeClient(\"Name\")] public sealed partial class {name};", TestProtocols.Small, api);
        Assert.Equal("FW0012", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("Connect")]
    [InlineData("Name")]
    [InlineData("Endpoint")]
    public void An_api_may_be_named_like_anything(string name)
    {
        var api = new SchemaFile("/app/api.rt.json", $$"""{ "api": "{{name}}", "protocol": "Small", "methods": { "{{name}}": { "call": "get" } }, "streams": { "Has": { "topic": ["x"], "event": "int x" } } }""");
        var run = Generation.Of($"[Framewright.RealtimeClient(\"{name}\")] public sealed partial class {name}Client;", TestProtocols.Small, api);
        if (name == "Connect") Assert.Equal("FW0012", Assert.Single(run.Diagnostics).Id);
        else Assert.Empty(run.Diagnostics);
        if (name != "Connect") Package.Image(run);
    }

    private static string Text(string schema, Diagnostic diagnostic) => schema.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
