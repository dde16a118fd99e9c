using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Json;
using NJsonSchema;

namespace Framewright.Generator.Tests.Schema;

public sealed class RepositorySchemaTests
{
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

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Validates_against_the_language_s_own_schema(string name)
    {
        var language = await JsonSchema.FromFileAsync(Path.Combine(RepositorySchemas.Root, "schema/realtime.schema.json"));
        var json = CompactJson.Write(Read.Valid(await File.ReadAllTextAsync(Path.Combine(RepositorySchemas.Root, name))));
        Assert.Equal([], language.Validate(json).Select(static x => x.ToString()));
    }

    [Theory]
    [InlineData(ProtocolModelTests.Text, true)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": { \"x\": \"map<int?>[] y\", \"z\": { \"value\": [] } } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"E\": { \"of\": \"int\", \"enum\": { \"1\": { \"doc\": \"x\" } } }, \"O\": { \"fields\": { \"a?\": \"map<O[]?>? as B\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"E\": { \"since\": \"1\", \"enum\": { \"a\": { \"as\": \"X\", \"removedIn\": \"2.0\" } } } }, \"methods\": { \"M\": { \"call\": \"m\", \"since\": \"1.2.3.4\", \"deprecated\": { \"since\": \"2\", \"removedIn\": \"3\", \"use\": \"N\" } } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"since\": \"1.x\" } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"since\": 1 } } }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"deprecated\": { \"used\": \"N\" } } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"examples\": [{}, { \"a\": 1 }] } }, \"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{ \"params\": [] }] } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"examples\": [{ \"event\": 1 }] } } }", true)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"pong\", \"examples\": [[1]] } } }", true)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{}] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"examples\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"examples\": [1] } } }", false)]
    [InlineData("{ \"api\": \"A\", \"tpyes\": {} }", false)]
    [InlineData("{ \"api\": \"A\", \"methods\": { \"M\": {} } }", false)]
    [InlineData("{ \"api\": \"A\", \"types\": { \"O\": { \"fields\": {}, \"enum\": {} } } }", false)]
    [InlineData("{ \"api\": \"A\", \"streams\": { \"S\": { \"event\": \"int x\" } } }", false)]
    [InlineData("{ \"protocol\": \"P\", \"send\": {}, \"frames\": { \"a\": { \"match\": {}, \"is\": \"nothing\" } } }", false)]
    public async Task The_language_s_schema_and_the_generator_agree(string text, bool isValid)
    {
        var language = await JsonSchema.FromFileAsync(Path.Combine(RepositorySchemas.Root, "schema/realtime.schema.json"));
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
