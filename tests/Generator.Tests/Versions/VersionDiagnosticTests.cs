using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;
using Framewright.Generator.Tests.Protocols;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Versions;

/// <summary>Every mistake about versions: id, place, advice.</summary>
public sealed class VersionDiagnosticTests
{
    public static TheoryData<string, string, string> Alone => new()
    {
        { "FW0090", "\"methods\": { \"M\": { \"call\": \"m\", \"since\": «\"7.x\"» } }", "such as \"7.2\"" },
        { "FW0090", "\"methods\": { \"M\": { \"call\": \"m\", \"removedIn\": «\"1.2.3.4.5\"» } }", "one to four numbers" },
        { "FW0090", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"deprecated\": { \"since\": «\"\"» } } }", "such as" },
        { "FW0090", "\"types\": { \"A\": { \"enum\": { \"a\": { \"since\": «\"v7\"» } } } }", "such as" },
        { "FW0005", "\"methods\": { \"M\": { \"call\": \"m\", \"since\": «7.2» } }", "such as \"7.2\"" },
        { "FW0005", "\"methods\": { \"M\": { \"call\": \"m\", \"deprecated\": «true» } }", "since, removedIn, use" },
        { "FW0003", "\"methods\": { \"M\": { \"call\": \"m\", \"deprecated\": { «\"used\"»: \"N\" } } }", "did you mean 'use'?" },
        { "FW0003", "\"types\": { \"A\": { \"fields\": { \"a\": { \"type\": \"int\", «\"sincee\"»: \"1\" } } } }", "did you mean 'since'?" },
        { "FW0025", "\"methods\": { \"M\": { \"call\": \"m\", \"removedIn\": \"3\", \"deprecated\": { \"removedIn\": «\"3\"» } } }", "keep one" },
        { "FW0091", "\"methods\": { \"M\": { \"call\": \"m\", \"since\": \"7.10\", \"removedIn\": «\"7.9\"» } }", "it came in 7.10" },
        { "FW0004", "\"methods\": { \"M\": { \"http\": { \"since\": «\"8\"», \"get\": \"/m\" } } }", "older servers, or remove \"since\"" },
        { "FW0005", "\"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": «8», \"get\": \"/m\" } } }", "such as \"7.2\"" },
        { "FW0090", "\"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": «\"8.x\"», \"get\": \"/m\" } } }", "such as \"7.2\"" },
        { "FW0091", "\"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": «\"8.0\"», \"get\": \"/m\" }, \"removedIn\": \"8\" } }", "Method 'M' cannot be called over HTTP since 8.0: it was removed in 8" },
        { "FW0091", "\"methods\": { \"M\": { \"call\": \"m\", \"http\": { \"since\": «\"7.2\"», \"get\": \"/m\" }, \"since\": \"7.2.0\" } }", "it came in 7.2.0, so that no version has it over the socket" },
        { "FW0025", "\"methods\": { \"M\": { \"call\": \"m\", \"reply\": «\"none\"», \"http\": { \"since\": \"8\", \"get\": \"/m\" } } }", "exclude each other" },
        { "FW0025", "\"methods\": { \"M\": { \"call\": \"m\", \"yields\": «\"int\"», \"http\": { \"since\": \"8\", \"get\": \"/m\" } } }", "exclude each other" },
        { "FW0091", "\"types\": { \"A\": { \"fields\": { \"a\": { \"type\": \"int\", \"since\": \"7\", \"deprecated\": { \"since\": «\"6.9\"» } } } } }", "Field 'a' cannot be deprecated since 6.9" },
        { "FW0091", "\"types\": { \"A\": { \"fields\": {}, \"deprecated\": { \"since\": \"7\", \"removedIn\": «\"7.0.0\"» } } }", "it is deprecated since 7" },
    };

    public static TheoryData<string, string, string, string> Together => new()
    {
        { "FW0092", "", "\"methods\": { \"Get\": { \"call\": \"m\" }, \"Old\": { \"call\": \"m\", \"deprecated\": { \"use\": «\"Gte\"» } } }", "did you mean 'Get'?" },
        { "FW0092", "", "\"methods\": { \"Old\": { \"call\": \"m\", \"deprecated\": { \"use\": «\"Old\"» } } }", "it is the same" },
        { "FW0092", "", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"deprecated\": { \"use\": «\"T\"» } } }", "api 'Test' has no such thing" },
        { "FW0092", "", "\"types\": { \"A\": { \"fields\": { \"text\": \"string\", \"msg\": { \"type\": \"string\", \"deprecated\": { \"use\": «\"txet\"» } } } } }", "'A' has no such thing; did you mean 'text'?" },
        { "FW0092", "", "\"types\": { \"A\": { \"fields\": { \"text\": \"string\", \"msg\": { \"type\": \"string\", \"deprecated\": { \"use\": «\"text.body\"» } } } } }", "'A' has no such thing" },
        { "FW0092", "", "\"types\": { \"A\": { \"enum\": { \"a\": \"X\", \"b\": { \"deprecated\": { \"use\": «\"X\"» } } } } }", "'a'" },
        { "FW0092", "", "\"types\": { \"Note\": { \"fields\": {} }, \"Memo\": { \"fields\": {}, \"deprecated\": { \"use\": «\"note\"» } } }", "did you mean 'Note'?" },
        { "FW0093", "Test", "", "the name of an api and a version" },
        { "FW0093", "Test seven", "", "'seven' is not a version" },
        { "FW0093", "Tset 7", "", "did you mean 'Test'?" },
        { "FW0093", "Test 7, Test 8", "", "another item says Test 7" },
        { "FW0094", "Test 7.2", "\"types\": { \"A\": { \"since\": \"7.3\", \"fields\": {} } }, \"methods\": { \"M\": { \"call\": \"m\", \"returns\": \"«A»[]\" } }", "Method 'M' needs type 'A', which Test 7.2 lacks: it comes in 7.3; write \"since\": \"7.3\" at method 'M' too" },
        { "FW0094", "Test 7.2", "\"types\": { \"A\": { \"removedIn\": \"7\", \"fields\": {} }, \"B\": { \"fields\": { \"a?\": \"map<«A»>\" } } }", "field 'B.a' too" },
        { "FW0094", "Test 7.2", "\"types\": { \"A\": { \"since\": \"8\", \"fields\": {} } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"«A» a\"] } }", "Stream 'S' needs type 'A'" },
        { "FW0094", "Test 7.2", "\"methods\": { \"New\": { \"call\": \"m\", \"since\": \"8\" }, \"Old\": { \"call\": \"m\", \"deprecated\": { \"use\": «\"New\"» } } }", "'New' to stand in for it" },
        { "FW0092", "", "\"types\": { \"A\": { \"fields\": { \"x\": \"int\" } }, \"B\": { \"fields\": {}, \"since\": \"8\" }, \"U\": { \"by\": \"t\", \"union\": { \"a\": \"A\", \"b\": { \"type\": \"A\", \"as\": \"Z\", \"deprecated\": { \"use\": «\"c\"» } } } } }", "'U' has no such thing" },
        { "FW0094", "Test 7.2", "\"types\": { \"A\": { \"fields\": { \"x\": \"int\" } }, \"B\": { \"fields\": {}, \"since\": \"8\" }, \"U\": { \"by\": \"t\", \"union\": { \"a\": \"A\", \"b\": \"«B»\" } } }", "Case 'U.b' needs type 'B', which Test 7.2 lacks: it comes in 8; write \"since\": \"8\" at case 'U.b' too" },
        { "FW0094", "Test 7.2", "\"types\": { \"A\": { \"fields\": { \"x\": \"int\" } }, \"B\": { \"fields\": {}, \"since\": \"8\" }, \"U\": { \"by\": \"t\", \"union\": { \"a\": { \"type\": \"A\", \"deprecated\": { \"use\": «\"c\"» } }, \"c\": { \"type\": \"A\", \"as\": \"C\", \"since\": \"8\" } } } }", "'c' to stand in for it" },
        { "FW0094", "Test 7.2", "\"methods\": { \"In\": { \"call\": \"m\", \"since\": \"8\" } }, \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": \"int x\", \"open\": { \"call\": «\"In\"» } } }", "Stream 'S' needs method 'In'" },
        { "FW0094", "Test 7.2", "\"methods\": { \"In\": { \"call\": \"m\" }, \"Out\": { \"call\": \"o\", \"removedIn\": \"7\" } }, \"streams\": { \"S\": { \"route\": [\"a\"], \"event\": \"int x\", \"open\": { \"call\": \"In\", \"close\": «\"Out\"» } } }", "it was removed in 7" },
        { "FW0094", "Test 7.2", "\"methods\": { \"Put\": { \"call\": \"m\", \"since\": \"8\" } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"write\": «\"Put\"» } }", "Stream 'S' needs method 'Put'" },
        { "FW0094", "Test 7.2", "\"types\": { \"Note\": { \"fields\": { \"id\": \"string\", \"at\": { \"type\": \"date\", \"since\": \"8\" } } }, \"Page\": { \"fields\": { \"new\": { \"type\": \"Note[]\", \"since\": \"8\" }, \"all\": \"Note[]\" } } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"Note note\"], \"key\": { \"id\": \"note.id\", \"version\": «\"note.at\"» } } }", "Stream 'S' needs field 'Note.at'" },
        { "FW0094", "Test 7.2", "\"types\": { \"Note\": { \"fields\": { \"id\": \"string\", \"at\": \"date\" } }, \"Page\": { \"fields\": { \"new\": { \"type\": \"Note[]\", \"since\": \"8\" } } } }, \"methods\": { \"Get\": { \"call\": \"g\", \"params\": [\"date since\"], \"returns\": \"Page\" } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"Note note\"], \"key\": { \"id\": \"note.id\", \"version\": \"note.at\" }, \"recover\": { \"call\": \"Get\", \"params\": { \"since\": \"{since}\" }, \"items\": «\"new\"» } } }", "Stream 'S' needs field 'Page.new'" },
        { "FW0094", "Test 7.2", "\"types\": { \"Note\": { \"fields\": { \"id\": \"string\", \"at\": \"date\" } } }, \"methods\": { \"Get\": { \"call\": \"g\", \"params\": [\"date since\"], \"returns\": \"json\", \"since\": \"8\" } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"Note note\"], \"key\": { \"id\": \"note.id\", \"version\": \"note.at\" }, \"recover\": { \"call\": «\"Get\"», \"params\": { \"since\": \"{since}\" }, \"items\": \"new\" } } }", "needs method 'Get'" },
        { "FW0094", "Test 7.2", "\"types\": { \"Note\": { \"fields\": { \"id\": \"string\", \"at\": \"date\" } }, \"Change\": { \"fields\": { \"room\": \"string\" } } }, \"methods\": { \"Get\": { \"call\": \"g\", \"returns\": \"Note[]\" }, \"Probe\": { \"call\": \"p\", \"returns\": \"Change[]\", \"since\": \"8\" } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"Note note\"], \"key\": { \"id\": \"note.id\", \"version\": \"note.at\" }, \"recover\": { \"call\": \"Get\", \"items\": \".\", \"probe\": { \"call\": «\"Probe\"», \"items\": \".\", \"id\": \"room\", \"is\": \"a\" } } } }", "needs method 'Probe'" },
        { "FW0094", "Test 7.2", "\"types\": { \"Note\": { \"fields\": { \"id\": \"string\", \"at\": \"date\" } }, \"Change\": { \"fields\": { \"room\": { \"type\": \"string\", \"since\": \"8\" } } } }, \"methods\": { \"Get\": { \"call\": \"g\", \"returns\": \"Note[]\" }, \"Probe\": { \"call\": \"p\", \"returns\": \"Change[]\" } }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"Note note\"], \"key\": { \"id\": \"note.id\", \"version\": \"note.at\" }, \"recover\": { \"call\": \"Get\", \"items\": \".\", \"probe\": { \"call\": \"Probe\", \"items\": \".\", \"id\": «\"room\"», \"is\": \"a\" } } } }", "needs field 'Change.room'" },
        { "FW0094", "Test 7.2", "\"types\": { \"C\": { \"fields\": { \"t?\": \"string\" } }, \"R\": { \"fields\": { \"user\": { \"type\": \"string\", \"since\": \"8\" } } } }, \"methods\": { \"In\": { \"call\": \"m\", \"params\": [\"C c\"], \"returns\": \"R\" } }, \"session\": { \"authenticate\": \"In\" }, \"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \"x\": 1 }, \"params\": { «\"user\"»: \"{identity.user}\" } } }, \"T\": { \"topic\": [\"b/{string user}\"], \"event\": \"int x\" } }", "Stream 'S' needs field 'R.user'" },
        { "FW0094", "Test 7.2", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"T\"», \"match\": { \"x\": 1 } } }, \"T\": { \"topic\": [\"b\"], \"event\": \"int x\", \"since\": \"8\" } }", "Stream 'S' needs stream 'T'" },
        { "FW0094", "Test 7.2", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Has\"» } }, \"Has\": { \"call\": \"h\", \"params\": [\"string id\"], \"returns\": \"bool\", \"since\": \"8\" } }", "Method 'M' needs method 'Has'" },
        { "FW0094", "Test 7.2", "\"types\": { \"C\": { \"fields\": { \"t?\": \"string\" } }, \"R\": { \"fields\": { \"token\": { \"type\": \"string\", \"since\": \"8\" } } } }, \"methods\": { \"In\": { \"call\": \"m\", \"params\": [\"C c\"], \"returns\": \"R\" }, \"Get\": { \"http\": { \"get\": \"x\", \"headers\": { \"X-Token\": \"{«identity.token»}\" } }, \"returns\": \"int\" } }, \"session\": { \"authenticate\": \"In\" }", "Method 'Get' needs field 'R.token'" },
        { "FW0094", "Test 7.2", "\"types\": { \"C\": { \"fields\": { \"t?\": \"string\" } }, \"R\": { \"fields\": { \"token\": { \"type\": \"string\", \"since\": \"8\" } } } }, \"methods\": { \"In\": { \"call\": \"m\", \"params\": [\"C c\"], \"returns\": \"R\" } }, \"session\": { \"authenticate\": \"In\", \"token\": «\"token\"» }", "The session needs field 'R.token'" },
        { "FW0094", "Test 7.2", "\"types\": { \"C\": { \"fields\": { \"t?\": \"string\" } } }, \"methods\": { \"In\": { \"call\": \"m\", \"params\": [\"C c\"], \"returns\": \"C\", \"since\": \"8\" } }, \"session\": { \"authenticate\": «\"In\"» }", "The session needs method 'In'" },
    };

    /// <summary>What fits together under a target.</summary>
    public static TheoryData<string, string> Fitting => new()
    {
        { "Test 7.2", "\"types\": { \"A\": { \"since\": \"7.3\", \"fields\": {} } }, \"methods\": { \"M\": { \"call\": \"m\", \"returns\": \"A\", \"since\": \"7.3\" } }" },
        { "Test 7.2", "\"types\": { \"A\": { \"since\": \"7.3\", \"fields\": {} }, \"B\": { \"since\": \"7.3\", \"fields\": { \"a\": \"A\" } } }" },
        { "Test 7.2", "\"methods\": { \"New\": { \"call\": \"m\", \"since\": \"8\" }, \"Old\": { \"call\": \"m\", \"deprecated\": { \"since\": \"8\", \"use\": \"New\" } } }" },
        { "Test 7.2; Test 7.2.0", "" },
        { "", "\"types\": { \"A\": { \"since\": \"7.3\", \"fields\": {} } }, \"methods\": { \"M\": { \"call\": \"m\", \"returns\": \"A\" } }" },
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void One_file(string id, string members, string advice)
    {
        var marked = "{\n \"api\": \"Test\",\n  " + members + "\n}";
        AssertAdvice(advice, SchemaText.AssertAt(marked, id, SchemaText.Parse(SchemaText.Unmark(marked).Text).Positions.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Together))]
    public void An_api(string id, string targets, string members, string advice)
    {
        var name = members.Length == 0 ? "«\"Test\"»" : "\"Test\"";
        var marked = $"{{\n \"api\": {name}, \"protocol\": \"Small\",\n {(members.Length == 0 ? "\"types\": {}" : members)}\n}}";
        AssertAdvice(advice, SchemaText.AssertAt(marked, id, Report(SchemaText.Unmark(marked).Text, targets)));
    }

    [Theory]
    [MemberData(nameof(Fitting))]
    public void What_fits_together_is_no_mistake(string targets, string members)
        => Assert.Equal([], Report($"{{ \"api\": \"Test\", \"protocol\": \"Small\", {(members.Length == 0 ? "\"types\": {}" : members)} }}", targets).Select(static x => x.ToDiagnostic().ToString()));

    [Fact]
    public void Two_items_of_one_api_that_name_two_versions()
    {
        var first = new InputSchema(SchemaText.Valid("{ \"api\": \"Test\", \"protocol\": \"Small\" }", "/a.rt.json"), false) { Targets = "Test 7" };
        var second = new InputSchema(SchemaText.Valid("{ \"api\": \"Test\" }", "/b.rt.json"), false) { Targets = "Test 8" };
        var record = Assert.Single(Reports.Of([Small, first, second], [Anchor], Packages.None, CancellationToken.None));
        Assert.Equal(("FW0093", "/b.rt.json"), (record.Id, record.Span.Path));
    }

    private static InputSchema Small => new(SchemaText.Valid(TestProtocols.Small.Text, "/small.rt.json"), false);

    private static AnchorFact Anchor => new("Test", "TestClient", null);

    private static EquatableArray<DiagnosticRecord> Report(string text, string targets)
        => Reports.Of([Small, new InputSchema(SchemaText.Valid(text), false) { Targets = targets }], [Anchor], Packages.None, CancellationToken.None);

    private static void AssertAdvice(string advice, DiagnosticRecord record)
        => Assert.Contains(advice, record.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
