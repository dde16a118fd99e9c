using Framewright.Generator.Json;
using Framewright.Generator.Tests.Json;
using Framewright.Generator.Tests.Protocols;
using NJsonSchema;

namespace Framewright.Generator.Tests.Schema;

/// <summary>The language's own schema and the generator accept the same lifecycles.</summary>
public sealed class LifecycleAgreementTests
{
    private const string Rest = "\"frames\": { \"r\": { \"match\": { \"t\": 1 }, \"is\": \"reply\", \"id\": \"id\", \"capture\": { \"x\": { \"path\": \"x\", \"keep\": true, \"plus\": 1 } } }, \"b\": { \"match\": { \"t\": 2 }, \"is\": \"goodbye\", \"then\": \"stop\" } }, \"send\": { \"call\": { \"id\": \"{id}\" } }";

    public static TheoryData<string> Whole => new(LifecycleSchemas.Life.Text, LifecycleSchemas.Pinging.Text);

    [Theory]
    [MemberData(nameof(Whole))]
    public Task Whole_protocols_are_valid(string text) => AgreeAsync(text, isValid: true);

    [Theory]
    [InlineData("\"open\": [{ \"await\": [\"r\", \"b\"] }, { \"call\": \"call\", \"terminal\": [1, \"a\"], \"if\": \"session.x\", \"else\": [{ \"send\": \"call\" }] }]", true)]
    [InlineData("\"open\": [{ \"send\": \"call\", \"await\": \"r\" }]", false)]
    [InlineData("\"open\": [{ \"send\": \"call\", \"terminal\": [1] }]", false)]
    [InlineData("\"open\": [{ \"await\": [] }]", false)]
    [InlineData("\"heartbeat\": { \"send\": \"call\", \"every\": \"1s\" }", true)]
    [InlineData("\"heartbeat\": { \"ping\": true, \"idle\": \"1s\", \"dead\": \"3s\" }", true)]
    [InlineData("\"heartbeat\": { \"send\": \"call\", \"every\": { \"session\": \"x\", \"unit\": \"ms\", \"first\": \"full\" } }", true)]
    [InlineData("\"heartbeat\": { \"send\": \"call\", \"ping\": true, \"idle\": \"1s\" }", false)]
    [InlineData("\"heartbeat\": { \"ping\": true }", false)]
    [InlineData("\"heartbeat\": { \"idle\": \"1s\" }", false)]
    [InlineData("\"heartbeat\": { \"ping\": true, \"idle\": \"1s\", \"every\": \"1s\" }", false)]
    [InlineData("\"heartbeat\": { \"ping\": true, \"every\": { \"session\": \"x\" } }", false)]
    [InlineData("\"connect\": { \"url\": \"{session.x?}\", \"subProtocols\": [\"a.b\"], \"headers\": { \"X-A\": \"1\" }, \"query\": { \"a b\": \"{session.x}\" } }", true)]
    [InlineData("\"connect\": { \"endpoint\": { \"get\": \"a\", \"url\": \"u\", \"error\": \"e\", \"terminal\": [1], \"capture\": { \"y\": \"y\" } } }", true)]
    [InlineData("\"connect\": { \"endpoint\": { \"post\": \"a\", \"url\": \"u\", \"form\": { \"a\": \"1\" } } }", true)]
    [InlineData("\"connect\": { \"endpoint\": { \"post\": \"a\", \"url\": \"u\", \"form\": {}, \"body\": {} } }", false)]
    [InlineData("\"connect\": { \"endpoint\": { \"get\": \"a\", \"url\": \"u\", \"body\": {} } }", false)]
    [InlineData("\"connect\": { \"endpoint\": { \"post\": \"a\" } }", false)]
    [InlineData("\"connect\": { \"endpoint\": { \"url\": \"u\" } }", false)]
    [InlineData("\"connect\": { \"subProtocols\": [] }", false)]
    [InlineData("\"connect\": { \"query\": { \"a\": 1 } }", false)]
    [InlineData("\"connect\": { \"quary\": {} }", false)]
    [InlineData("\"credentials\": { \"a\": \"float\" }", false)]
    [InlineData("\"credentials\": { \"a\": { \"secret\": true } }", false)]
    public Task Parts_are_judged_alike(string members, bool isValid) => AgreeAsync("{ \"protocol\": \"P\", " + Rest + ", " + members + " }", isValid);

    private static async Task AgreeAsync(string text, bool isValid)
    {
        var language = await JsonSchema.FromFileAsync(Path.Combine(RepositorySchemas.Root, "schema/realtime.schema.json"));
        Assert.Equal(isValid, language.Validate(CompactJson.Write(Read.Valid(text))).Count == 0);
        Assert.Equal(isValid, SchemaText.Parse(text).Positions.Diagnostics.Count == 0);
    }
}
