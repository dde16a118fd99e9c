using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Json;
using NJsonSchema;

namespace Framewright.Generator.Tests.Schema;

public sealed class RepositorySchemaTests
{
    /// <summary>Read once: it is large, and only looked at.</summary>
    private static readonly Task<JsonSchema> Language = JsonSchema.FromFileAsync(Path.Combine(RepositorySchemas.Root, "schema/realtime.schema.json"));

    public static TheoryData<string> Names => new(RepositorySchemas.Files.Select(static x => Path.GetRelativePath(RepositorySchemas.Root, x)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Parses_without_diagnostics(string name)
    {
        var path = Path.Combine(RepositorySchemas.Root, name);
        Assert.True(SchemaText.Valid(File.ReadAllText(path), path).Document.IsReadable);
    }

    [Fact]
    public void All_together_are_consistent()
        => Assert.Equal([], SchemaText.Validate(RepositorySchemas.ParseAll(), new AnchorFact("RocketChat", "RocketChatClient", null)).Select(static x => x.ToDiagnostic().ToString()));

    /// <summary>A project for an old server is cut to that server: what it has needs nothing that it lacks.</summary>
    [Theory]
    [InlineData("6.5")]
    [InlineData("7.0")]
    [InlineData("7.2")]
    [InlineData("8.3")]
    public void What_was_removed_fits_the_versions_that_have_it(string version)
    {
        var schemas = RepositorySchemas.ParseAll().Select(schema => new InputSchema(schema, false) { Targets = IsRemoved(schema.Document.Path) ? "RocketChat " + version : "" });
        var records = Reports.Of([.. schemas], [new AnchorFact("RocketChat", "RocketChatClient", null)], Packages.None, CancellationToken.None);
        Assert.Equal([], records.Where(static record => IsRemoved(record.Span.Path)).Select(static record => record.ToDiagnostic().ToString()));
    }

    private static bool IsRemoved(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == "removed";

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Validates_against_the_language_s_own_schema(string name)
    {
        var language = await Language;
        var json = CompactJson.Write(Read.Valid(await File.ReadAllTextAsync(Path.Combine(RepositorySchemas.Root, name))));
        Assert.Equal([], language.Validate(json).Select(static x => x.ToString()));
    }

    [Theory]
    [InlineData(ProtocolModelTests.Text, true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": { \"x\": \"map<int?>[] y\", \"z\": { \"value\": [] } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"E\": { \"of\": \"int\", \"enum\": { \"1\": { \"doc\": \"x\" } } }, \"O\": { \"fields\": { \"a?\": \"map<O[]?>? as B\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": { \"a\": \"map< date(unix-seconds)?[] >[] as C\", \"b\": { \"type\": \"decimal(string)\" } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": { \"a\": \"date(seconds)\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": { \"a\": \"int[\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"U\": { \"of\": \"int\", \"union\": { \"1\": \"O as P\", \"2\": { \"type\": \"O\", \"doc\": \"x\" } }, \"by\": \"a.b[0]\" } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"U\": { \"union\": { \"1\": \"O\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"U\": { \"union\": { \"1\": \"O[]\" }, \"by\": \"t\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"U\": { \"union\": {}, \"by\": \"t\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"T\": { \"tuple\": [\"string a\", { \"type\": \"int\", \"name\": \"b\", \"optional\": true }, \"T c?\"] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"T\": { \"tuple\": [] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"T\": { \"tuple\": [1] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": [[\"int a\", \"int b?\"]] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": [[\"int a\"], [\"int b\"]] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": [\"int a\", 3] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"unknown\": \"keep\", \"fields\": { \"a\": \"text<map<text<O>?[]>>?\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"unknown\": \"drop\", \"fields\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"unknown\": \"keep\", \"tuple\": [\"int a\"] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"rates\": { \"call\": \"1 per 5m\" }, \"scope\": { \"params\": [\"int x\"] }, \"methods\": { \"M\": { \"call\": \"m\", \"idempotent\": { \"by\": \"x\", \"create\": \"uuid\", \"confirm\": \"N\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"{scope.a?}\"], \"event\": \"int x\", \"confirm\": \"reply\", \"open\": { \"call\": \"M\", \"params\": { \"a\": [\"x\", [1], null], \"b\": { \"value\": {} } }, \"close\": \"N\" }, \"write\": \"M\" } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"carrier\": true, \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a[0]\", \"deleted\": \"b\", \"margin\": \"1s\", \"start\": { \"call\": \"N\", \"newest\": \".\" } }, \"lostWhen\": { \"stream\": \"S\", \"match\": { \"x\": 1 } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"session\": { \"authenticate\": \"L\", \"terminal\": [1], \"challenge\": [\"totp-required\", 2] } }", true)]
    [InlineData("{ \"api\": \"A\", \"session\": { \"authenticate\": \"L\", \"challenge\": \"totp-required\" } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a\", \"page\": 1, \"probe\": { \"call\": \"N\", \"params\": { \"since\": \"{since}\", \"n\": 1 }, \"items\": \".\", \"id\": \"_id\", \"is\": \"a\" } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a\", \"page\": 0 } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a\", \"page\": 1.5 } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a\", \"probe\": { \"call\": \"N\", \"items\": \".\", \"id\": \".\" } } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"key\": { \"id\": \"x\" }, \"recover\": { \"call\": \"M\", \"items\": \"a\", \"probe\": { \"call\": \"N\", \"items\": \".\", \"id\": \".\", \"is\": 1 } } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \"x\": 1 }, \"params\": { \"user\": \"{identity.id}\", \"n\": 1 } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \"x\": 1 }, \"params\": [\"a\"] } } } }", false)]
    [InlineData("{ \"protocol\": \"P\", \"send\": { \"a\": \"{scope.x}\" }, \"frames\": { \"e\": { \"match\": {}, \"is\": \"event\", \"route\": [\"a\"], \"scope\": \"b\" } }, \"scope\": { \"name\": \"Room\", \"values\": [\"x\"], \"open\": \"a\" } }", true)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": {}, \"scope\": { \"values\": [] } }", false)]
    [InlineData("{ \"protocol\": \"P\", \"send\": { \"a\": 1 }, \"frames\": {}, \"scope\": { \"values\": [\"x\"], \"close\": \"a\" } }", false)]
    [InlineData("{ \"api\": \"A\", \"rates\": { \"call\": \"often\" } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"recover\": { \"call\": \"M\", \"items\": \"x\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"S\", \"match\": {} } } } }", false)]
    [InlineData("{ \"protocol\": \"P\", \"message\": { \"separator\": \"\\u001e\" }, \"inFlight\": 1, \"send\": { \"r\": \"{call.id}\" }, \"frames\": { \"a\": { \"match\": {}, \"is\": \"call\", \"id\": \"i\", \"name\": \"n\", \"params\": \"p\", \"answer\": \"r\", \"fail\": \"r\" } }, \"callErrors\": { \"unknown\": { \"code\": 1 }, \"params\": { \"code\": \"x\" }, \"failed\": { \"details\": [] } } }", true)]
    [InlineData("{ \"protocol\": \"P\", \"message\": { \"array\": true }, \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"item\", \"id\": \"i\", \"result\": { \"path\": \"x\", \"in\": \"string\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"yields\": \"int?\", \"send\": \"s\", \"values\": { \"q\": {} } }, \"N\": { \"call\": \"n\", \"reply\": \"none\" } }, \"handlers\": { \"H\": { \"call\": \"h\", \"doc\": \"x\", \"params\": [\"int a\"], \"returns\": \"int\" } } }", true)]
    [InlineData("{ \"protocol\": \"P\", \"message\": {}, \"send\": {}, \"frames\": {} }", false)]
    [InlineData("{ \"protocol\": \"P\", \"message\": { \"separator\": \"ab\" }, \"send\": {}, \"frames\": {} }", false)]
    [InlineData("{ \"protocol\": \"P\", \"inFlight\": 0, \"send\": {}, \"frames\": {} }", false)]
    [InlineData("{ \"protocol\": \"P\", \"callErrors\": { \"unknown\": {} }, \"send\": {}, \"frames\": {} }", false)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"event\", \"body\": { \"path\": \"x\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"handlers\": { \"H\": {} } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"params\": [[], { \"a\": [\"int x\", { \"b?\": \"int y\" }] }, { \"object\": { \"type\": \"string kind\", \"value\": [3] } }] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"params\": [{ \"name\": \"x\" }] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"params\": [{}] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"{string u}\"], \"event\": \"int x\", \"send\": \"watch\", \"end\": \"unwatch\", \"carrier\": { \"remove\": [[\"{u}\"]] } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"carrier\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"E\": { \"since\": \"1\", \"enum\": { \"a\": { \"as\": \"X\", \"removedIn\": \"2.0\" } } } }, \"methods\": { \"M\": { \"call\": \"m\", \"since\": \"1.2.3.4\", \"deprecated\": { \"since\": \"2\", \"removedIn\": \"3\", \"use\": \"N\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"since\": \"1.x\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"U\": { \"since\": \"1\", \"by\": \"t\", \"union\": { \"a\": { \"type\": \"O\", \"since\": \"2\", \"deprecated\": { \"since\": \"3\", \"use\": \"b\" } }, \"b\": \"P\" }, \"examples\": [{}] }, \"T\": { \"tuple\": [\"int a\"], \"removedIn\": \"2\", \"examples\": [[1]] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"T\": { \"tuple\": [{ \"type\": \"int\", \"name\": \"a\", \"since\": \"2\" }] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"handlers\": { \"H\": { \"call\": \"h\", \"since\": \"1\", \"deprecated\": {}, \"params\": \"int a\", \"returns\": \"int\", \"examples\": [{ \"params\": 1, \"result\": 2 }] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"handlers\": { \"H\": { \"call\": \"h\", \"examples\": [{ \"event\": 1 }] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"since\": 1 } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"deprecated\": { \"used\": \"N\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"examples\": [{}, { \"a\": 1 }] } }, \"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{ \"params\": [] }] } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"examples\": [{ \"event\": 1 }] } } }", true)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"pong\", \"examples\": [[1]] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{}] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"examples\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"examples\": [1] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"tpyes\": {} }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": {} } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"int x\"], \"http\": { \"patch\": \"/a/{x}\", \"headers\": { \"H\": \"{identity.a.b?}\" }, \"query\": { \"q[]\": \"{x}\" }, \"body\": [\"{params}\"], \"result\": \"a[0]\", \"error\": { \"code\": \"c\" }, \"success\": { \"ok\": [true, 1] } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { \"get\": \"/a\", \"error\": \"e\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { \"get\": \"/a\", \"body\": {} } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { \"get\": \"/a\", \"post\": \"/b\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { \"get\": \"/a\" }, \"yields\": \"int\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"enum\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": \"8.0\", \"get\": \"/a\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"http\": { \"since\": \"8.0\", \"get\": \"/a\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": 8, \"get\": \"/a\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"errors\": { \"403\": \"Forbidden\", \"too-long\": { \"as\": \"TooLong\", \"doc\": \"x\", \"advice\": \"y\" }, \"x\": {} } }", true)]
    [InlineData("{ \"api\": \"A\", \"errors\": { \"x\": { \"adice\": \"y\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"errors\": { \"x\": { \"as\": \"small\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"errors\": [\"x\"] }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"event\": \"int x\" } } }", false)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"nothing\" } } }", false)]
    public async Task The_language_s_schema_and_the_generator_agree(string text, bool isValid)
    {
        var language = await Language;
        Assert.Equal(isValid, language.Validate(text).Count == 0);
        Assert.Equal(isValid, SchemaText.Parse(text).Positions.Diagnostics.Count == 0);
    }

    [Fact]
    public void Models_are_equal_in_every_culture()
    {
        var expected = RepositorySchemas.ParseAll().ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(expected, RepositorySchemas.ParseAll());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void White_space_changes_positions_but_no_model()
    {
        foreach (var path in RepositorySchemas.Files)
        {
            var text = File.ReadAllText(path);
            var before = SchemaText.Parse(text, path);
            var after = SchemaText.Parse("\n/* moved */ " + text, path);
            Assert.Equal(before.Document, after.Document);
            Assert.Equal(before.Document.GetHashCode(), after.Document.GetHashCode());
            Assert.NotEqual(before.Positions, after.Positions);
        }
    }

    [Fact]
    public void A_schema_cut_anywhere_never_throws()
    {
        var text = File.ReadAllText(Path.Combine(RepositorySchemas.Root, "schema/ddp.rt.json"));
        for (var length = 0; length < text.Length; length += 7) Assert.NotNull(SchemaText.Parse(text[..length]).Document);
    }

    [Fact]
    public void A_schema_without_any_one_of_its_lines_never_throws()
    {
        foreach (var name in new[] { "schema/ddp.rt.json", "schema/rocketchat/session.rt.json" })
        {
            var lines = File.ReadAllLines(Path.Combine(RepositorySchemas.Root, name));
            for (var i = 0; i < lines.Length; i++)
            {
                var parsed = SchemaText.Parse(string.Join('\n', lines.Where((_, index) => index != i)));
                SchemaText.Validate([parsed]);
                Assert.All(parsed.Positions.Diagnostics, static x => Assert.DoesNotContain("{0}", x.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }
        }
    }
}
