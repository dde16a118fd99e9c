using System.Globalization;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>Every mistake in a protocol's lifecycle: id, line and column of the token between « and », and what the message advises.</summary>
public sealed class LifecycleDiagnosticTests
{
    private const string Frames = "\"frames\": { \"hello\": { \"match\": { \"t\": \"hello\" }, \"is\": \"opened\", \"capture\": { \"rate\": \"rate\", \"id\": { \"path\": \"id\", \"keep\": true } } }, "
        + "\"reply\": { \"match\": { \"t\": \"reply\" }, \"is\": \"reply\", \"id\": \"id\" } }, ";

    private const string Send = "\"send\": { \"call\": { \"id\": \"{id}\" } }, ";

    public static TheoryData<string, string, string> Credentials => new()
    {
        { "FW0002", "\"credentials\": { \"a\": \"string\", «\"a?\"»: \"string\" }, \"send\": { \"call\": \"{credentials.a}\" }", "remove one" },
        { "FW0003", "\"credentials\": { \"a\": { \"type\": \"string\", «\"secert\"»: true } }, \"send\": { \"call\": \"{credentials.a}\" }", "did you mean 'secret'?" },
        { "FW0004", "\"credentials\": { \"a\": «{» } }, \"send\": {}", "its type" },
        { "FW0005", "\"credentials\": «[]», \"send\": {}", "an object of types by name" },
        { "FW0005", "\"credentials\": { \"a\": «1» }, \"send\": {}", "\"string\", \"int\"" },
        { "FW0006", "\"credentials\": { \"a\": «\"strnig\"» }, \"send\": {}", "did you mean 'string'?" },
        { "FW0009", "\"credentials\": { «\"app-id\"»: \"string\" }, \"send\": {}", "write 'appId'" },
        { "FW0012", "\"credentials\": { \"app_id\": \"string\", «\"appId\"»: \"string\" }, \"send\": { \"call\": \"{credentials.app_id}\" }", "'app_id'" },
        { "FW0017", "\"credentials\": { \"token\": \"string\" }, \"send\": { \"call\": [\"{credentials.token}\", \"{«credentials.tokn»}\"] }", "did you mean 'credentials.token'?" },
        { "FW0017", "\"credentials\": { \"token\": \"string\" }, \"send\": { \"call\": \"{«credentials.token»?}\" }", "without '?'" },
        { "FW0040", "\"credentials\": { «\"token\"»: \"string\" }, \"send\": {}", "{credentials.token}" },
    };

    public static TheoryData<string, string, string> Openings => new()
    {
        { "FW0003", Send + "\"open\": [{ \"await\": \"hello\", «\"iff\"»: \"session.id\" }]", "did you mean 'if'?" },
        { "FW0003", Send + "\"open\": [{ \"await\": \"hello\", \"terminal\": «[1]» }]", "\"call\"" },
        { "FW0004", Send + "\"open\": [«{» }]", "\"call\" with the name" },
        { "FW0004", Send + "\"open\": [«{» \"await\": \"hello\", \"else\": { \"send\": \"call\" } }]", "remove \"else\"" },
        { "FW0005", Send + "\"open\": [{ \"await\": «[]» }]", "one or more" },
        { "FW0005", Send + "\"open\": [{ \"call\": \"call\", \"terminal\": [«{}»] }]", "a string or a number" },
        { "FW0005", Send + "\"open\": [{ \"await\": «1» }]", "the name of a frame" },
        { "FW0017", Send + "\"open\": [{ \"send\": \"call\", \"if\": «\"session.di\"» }]", "did you mean 'session.id'?" },
        { "FW0018", Send + "\"open\": [{ \"await\": [\"hello\", «\"helo\"»] }]", "did you mean 'hello'?" },
        { "FW0018", Send + "\"open\": [{ \"send\": \"call\", \"if\": \"session.id\", \"else\": { \"send\": «\"cal\"» } }]", "did you mean 'call'?" },
        { "FW0025", Send + "\"open\": [{ \"send\": \"call\", \"call\": «\"call\"» }]", "keep one" },
        { "FW0041", "\"send\": { \"subscribe\": {} }, \"open\": [{ \"call\": «\"subscribe\"» }]", "\"{id}\"" },
    };

    public static TheoryData<string, string, string> Heartbeats => new()
    {
        { "FW0004", "\"heartbeat\": «{» \"idle\": \"1s\" }", "\"ping\": true" },
        { "FW0004", "\"heartbeat\": «{» \"ping\": true }", "\"every\"" },
        { "FW0004", "\"heartbeat\": { \"ping\": true, \"every\": «{» \"session\": \"rate\" } }", "\"ms\" or \"s\"" },
        { "FW0004", "\"heartbeat\": { \"ping\": true, \"every\": «{» \"unit\": \"ms\" } }", "captured value" },
        { "FW0005", "\"heartbeat\": { \"ping\": true, \"every\": \"10s\", \"dead\": «\"10s\"» }", "longer than \"every\"" },
        { "FW0005", "\"heartbeat\": { \"ping\": true, \"every\": «\"10\"» }", "500ms" },
        { "FW0006", "\"heartbeat\": { \"ping\": true, \"every\": { \"session\": \"rate\", \"unit\": \"s\", \"first\": «\"radnom\"» } }", "did you mean 'random'?" },
        { "FW0017", "\"heartbeat\": { \"ping\": true, \"every\": { \"session\": «\"rat\"», \"unit\": \"s\" } }", "did you mean 'rate'?" },
        { "FW0025", "\"heartbeat\": { \"send\": \"call\", \"ping\": «true», \"idle\": \"1s\" }", "keep one" },
        { "FW0025", "\"heartbeat\": { \"ping\": true, \"idle\": \"1s\", \"every\": «\"1s\"» }", "keep one" },
    };

    public static TheoryData<string, string, string> Connects => new()
    {
        { "FW0002", "\"connect\": { \"subProtocols\": [\"a\", «\"a\"»] }", "remove one" },
        { "FW0002", "\"connect\": { \"headers\": { \"X-A\": \"1\", «\"x-a\"»: \"2\" } }", "remove one" },
        { "FW0003", "\"connect\": { «\"header\"»: {} }", "did you mean 'headers'?" },
        { "FW0004", "\"connect\": { \"endpoint\": «{» \"url\": \"u\" } }", "\"get\"" },
        { "FW0004", "\"connect\": { \"endpoint\": «{» \"get\": \"c\" } }", "names the socket's address" },
        { "FW0004", "\"connect\": { \"endpoint\": «{» \"get\": \"c\", \"url\": \"u\", \"terminal\": [1] } }", "error code" },
        { "FW0005", "\"connect\": { \"subProtocols\": «[]» }", "one or more" },
        { "FW0005", "\"connect\": { \"query\": { \"v\": «1» } }", "a text" },
        { "FW0005", "\"connect\": { \"endpoint\": { \"get\": «\"https://a/b\"», \"url\": \"u\" } }", "relative" },
        { "FW0017", "\"connect\": { \"query\": { \"v\": \"{«session.rate»}\" } }", "\"keep\": true" },
        { "FW0017", "\"connect\": { \"url\": \"{«session.team»}\", \"endpoint\": { \"get\": \"c\", \"url\": \"u\", \"capture\": { \"team\": \"t\" } } }", "\"keep\": true" },
        { "FW0017", "\"connect\": { \"query\": { \"v\": \"{«id»}\" } }", "session.id" },
        { "FW0024", "\"connect\": { \"query\": { \"v\": «\"{session.id\"» } }", "close the placeholder" },
        { "FW0025", "\"connect\": { \"endpoint\": { \"get\": «\"c\"», \"post\": \"c\", \"url\": \"u\" } }", "keep one" },
        { "FW0025", "\"connect\": { \"endpoint\": { \"post\": \"c\", \"form\": {}, \"body\": «{}», \"url\": \"u\" } }", "keep one" },
        { "FW0025", "\"connect\": { \"endpoint\": { \"get\": \"c\", \"form\": «{}», \"url\": \"u\" } }", "keep one" },
        { "FW0042", "\"connect\": { \"headers\": { «\"a b\"»: \"1\" } }", "the name of a header" },
        { "FW0042", "\"connect\": { \"headers\": { «\"upgrade\"»: \"1\" } }", "writes it itself" },
        { "FW0042", "\"connect\": { \"headers\": { \"X-A\": «\"1\\n2\"» } }", "without line breaks" },
        { "FW0042", "\"connect\": { \"subProtocols\": [«\"a,b\"»] }", "a sub-protocol" },
    };

    public static TheoryData<string, string, string> FrameMembers => new()
    {
        { "FW0003", "\"is\": \"opened\", «\"then\"»: \"retry\"", "a frame that is \"opened\"" },
        { "FW0003", "\"is\": \"goodbye\", «\"credentials\"»: true", "a frame that is \"goodbye\"" },
        { "FW0006", "\"is\": \"invalid\", \"then\": «\"reidentfy\"»", "did you mean 'reidentify'?" },
        { "FW0005", "\"is\": \"refused\", \"credentials\": «1»", "true or false" },
        { "FW0003", "\"is\": \"notice\", \"capture\": { \"a\": { \"path\": \"a\", «\"kepe\"»: true } }", "did you mean 'keep'?" },
        { "FW0004", "\"is\": \"notice\", \"capture\": { \"a\": «{» \"keep\": true } }", "where the frame carries it" },
        { "FW0005", "\"is\": \"notice\", \"capture\": { \"a\": { \"path\": \"a\", \"plus\": «1.5» } }", "an integer" },
    };

    [Theory]
    [MemberData(nameof(Credentials))]
    [MemberData(nameof(Openings))]
    public void An_opening(string id, string members, string advice) => Check(id, Frames + members, advice);

    [Theory]
    [MemberData(nameof(Heartbeats))]
    [MemberData(nameof(Connects))]
    public void A_connection(string id, string members, string advice) => Check(id, Frames + Send + members, advice);

    [Theory]
    [MemberData(nameof(FrameMembers))]
    public void A_frame(string id, string members, string advice) => Check(id, "\"frames\": { \"a\": { \"match\": { \"t\": 1 }, " + members + " } }, \"send\": {}", advice);

    [Fact]
    public void A_call_without_replies_is_never_answered() =>
        Check("FW0041", "\"frames\": { \"a\": { \"match\": { \"t\": 1 }, \"is\": \"opened\" } }, " + Send + "\"open\": [{ \"call\": «\"call\"» }]", "\"reply\"");

    [Fact]
    public void A_deep_decision_is_refused_and_not_followed()
    {
        var step = "{ \"send\": \"call\" }";
        for (var i = 0; i < 20; i++) step = "{ \"send\": \"call\", \"if\": \"session.id\", \"else\": " + step + " }";
        var parsed = SchemaText.Parse("{ \"protocol\": \"Test\", " + Frames + Send + "\"open\": [" + step + "] }");
        Assert.Equal("FW0005", Assert.Single(parsed.Positions.Diagnostics).Id);
    }

    private static void Check(string id, string members, string advice)
    {
        var marked = "{\n \"protocol\": \"Test\",\n  " + members + "\n}";
        var parsed = SchemaText.Parse(SchemaText.Unmark(marked).Text);
        var record = SchemaText.AssertAt(marked, id, parsed.Positions.Diagnostics);
        Assert.Contains(advice, record.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
