using System.Globalization;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Examples;

/// <summary>Every mistake in an example: id, place, advice.</summary>
public sealed class ExampleDiagnosticTests
{
    private const string Wire = "{ \"protocol\": \"Wire\", \"frames\": { \"re\": { \"match\": { \"t\": 1 }, \"is\": \"reply\", \"id\": \"id\" }, \"ev\": { \"match\": { \"t\": 2 }, \"is\": \"event\", \"route\": [\"c\"], \"body\": \"b\" } }, \"send\": { \"call\": \"{id}\", \"subscribe\": 1, \"unsubscribe\": 1 }, \"scalars\": { \"date\": \"ejson-date\", \"binary\": \"ejson-binary\" } }";
    private const string Types = "\"Room\": { \"fields\": { \"id\": \"string\", \"kind?\": \"Kind\", \"at?\": \"date?\", \"raw?\": \"binary\", \"size?\": \"int\", \"big?\": \"long\", \"share?\": \"double\", \"open?\": \"bool\", \"users?\": \"User[]\", \"by?\": \"map<User>\" }, \"examples\": [{ \"id\": \"a\" }, ROOM] }, \"User\": { \"fields\": { \"name\": \"string\" } }, \"Kind\": { \"enum\": { \"c\": \"Channel\", \"d\": \"Direct\" } }, \"Level\": { \"of\": \"int\", \"enum\": { \"1\": \"Low\" }, \"examples\": [1] }";

    public static TheoryData<string, string, string> Values => new()
    {
        { "FW0095", "«1»", "it must be an object, a Room" },
        { "FW0095", "«{» }", "'Room.id' has to be there; add it, or write \"id?\"" },
        { "FW0095", "{ \"id\": «5» }", "'Room.id' must be a string" },
        { "FW0095", "{ \"id\": «null» }", "'Room.id' may not be null" },
        { "FW0095", "{ \"id\": \"a\",\n \"at\": «\"yesterday\"» }", "{\"$date\": milliseconds}" },
        { "FW0095", "{ \"id\": \"a\", \"raw\": «\"AAAA\"» }", "{\"$binary\": \"base64\"}" },
        { "FW0095", "{ \"id\": \"a\", \"size\": «3000000000» }", "32 bits" },
        { "FW0095", "{ \"id\": \"a\", \"big\": «1.5» }", "64 bits" },
        { "FW0095", "{ \"id\": \"a\", \"share\": «\"1\"» }", "a number" },
        { "FW0095", "{ \"id\": \"a\", \"open\": «0» }", "true or false" },
        { "FW0095", "{ \"id\": \"a\", \"users\": «{}» }", "must be an array" },
        { "FW0095", "{ \"id\": \"a\",\n // a comment\n \"users\": [{ \"name\": \"x\" }, «{»}] }", "'User.name' has to be there" },
        { "FW0095", "{ \"id\": \"a\", \"by\": { \"x\": «true» } }", "must be an object, a User" },
        { "FW0095", "{ \"id\": \"a\", \"at\": «1700000000123» }", "{\"$date\": milliseconds}" },
        { "FW0095", "{ \"id\": \"a\", \"by\": «[1]» }", "must be an object, a map" },
        { "FW0095", "{ \"id\": \"a\", \"kind\": «1» }", "must be a string, a Kind" },
        { "FW0096", "{ \"id\": \"a\", \"kind\": «\"cc\"» }", "did you mean 'c'?" },
        { "FW0002", "{ \"id\": \"a\", «\"id\"»: \"b\" }", "remove one" },
    };

    public static TheoryData<string, string, string> Members => new()
    {
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{ \"result\": «1» }] } }", "the method returns nothing" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"returns\": \"int[]\", \"examples\": [{ \"result\": [1, «\"2\"»] }] } }", "an element of the result must be a whole number" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"int a\", \"int b?\"], \"examples\": [{ \"params\": «[»] }] } }", "'a' has to be there" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"int a\", \"int b?\"], \"examples\": [{ \"params\": [1, null, «3»] }] } }", "there are 2 values" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [{ \"value\": [] }], \"examples\": [{ \"params\": [«{}»] }] } }", "it must be []" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"{string a}/typing\"], \"examples\": [{ \"params\": [\"x/typing\"] }, { \"params\": [«\"x/taping\"»] }] } }", "as the schema writes it" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": { \"a\": \"int a\" }, \"examples\": [{ \"params\": «{» \"b\": 1 } }] } }", "'a' has to be there" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": \"int a\", \"examples\": [{ \"params\": «[1]» }] } }", "'a' must be a whole number" },
        { "FW0004", "\"methods\": { \"M\": { \"call\": \"m\", \"examples\": [«{»}] } }", "what is sent" },
        { "FW0003", "\"methods\": { \"M\": { \"call\": \"m\", \"examples\": [{ \"params\": [], «\"reslut\"»: 1 }] } }", "did you mean 'result'?" },
        { "FW0005", "\"methods\": { \"M\": { \"call\": \"m\", \"examples\": «{}» } }", "an array of calls" },
        { "FW0004", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"int x\"], \"examples\": [«{»}] } }", "as it lies in a frame" },
        { "FW0095", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"int x\"], \"examples\": [{ \"event\": [1, \"more\"] }, { \"event\": «1» }] } }", "an array of the values" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"T\": { \"tuple\": [\"int a\", \"string b\", \"P c?\"], \"examples\": [«{}»] } }", "it must be an array, a T" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"T\": { \"tuple\": [\"int a\", \"string b\", \"P c?\"], \"examples\": [[1, «2»]] } }", "'T[1]' must be a string" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"T\": { \"tuple\": [\"int a\", \"string b\", \"P c?\"], \"examples\": [«[»1]] } }", "'T[1]' has to be there" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"T\": { \"tuple\": [\"int a\", \"string b\", \"P c?\"], \"examples\": [[1, \"b\", null], [1, \"b\", «3»]] } }", "must be an object, a P" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"U\": { \"by\": \"h.k\", \"union\": { \"p\": \"P\", \"q\": \"Q\" }, \"examples\": [«{» \"x\": 1 }] } }", "'h.k', which tells the cases of U apart, has to be there" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"U\": { \"by\": \"h.k\", \"union\": { \"p\": \"P\", \"q\": \"Q\" }, \"examples\": [{ \"h\": { \"k\": «1» } }] } }", "must be a string" },
        { "FW0096", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"U\": { \"by\": \"h.k\", \"union\": { \"p\": \"P\", \"q\": \"Q\" }, \"examples\": [{ \"h\": { \"k\": «\"pp\"» } }] } }", "did you mean 'p'?" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"U\": { \"by\": \"h.k\", \"union\": { \"p\": \"P\", \"q\": \"Q\" }, \"examples\": [{ \"h\": { \"k\": \"p\" }, \"x\": «\"1\"» }] } }", "'P.x' must be a whole number" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"U\": { \"of\": \"int\", \"by\": \"[0]\", \"union\": { \"1\": \"T\" }, \"examples\": [[1, «2»]] }, \"T\": { \"tuple\": [\"int k\", \"string s?\"] } }", "'T[1]' must be a string" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"date(unix-seconds)\" }, \"examples\": [{ \"V\": 1 }, { \"V\": «\"2024-01-01\"» }] } }", "'date(unix-seconds)' has it" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"decimal(string)\" }, \"examples\": [{ \"V\": \"1.50\" }, { \"V\": «1.5» }] } }", "a number in a string" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"binary(base64)\" }, \"examples\": [{ \"V\": \"AA==\" }, { \"V\": «{}» }] } }", "base64 in a string" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"text<P>\" }, \"examples\": [{ \"V\": \"{\\\"x\\\":1}\" }, { \"V\": «\"{\\\"x\\\":true}\"» }] } }", "'P.x' must be a whole number" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"text<P>\" }, \"examples\": [{ \"V\": \"{\\\"x\\\":1}\" }, { \"V\": «\"{x\"» }] } }", "a string that holds JSON" },
        { "FW0095", "\"types\": { \"P\": { \"fields\": { \"x\": \"int\" } }, \"Q\": { \"fields\": { \"y\": \"string\" } }, \"X\": { \"fields\": { \"V?\": \"text<int[]>\" }, \"examples\": [{ \"V\": \"[1]\" }, { \"V\": «[1]» }] } }", "a string that holds JSON" },
        { "FW0095", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [[\"int x\", \"int y?\"]], \"examples\": [{ \"event\": [[1]] }, { \"event\": [[«\"1\"»]] }] } }", "'x' must be a whole number" },
        { "FW0095", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [[\"int x\"]], \"examples\": [{ \"event\": «[]» }] } }", "whose first element is the array" },
        { "FW0095", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [[\"int a\", { \"b\": \"int b\" }]], \"examples\": [{ \"params\": [[1, { \"b\": 2 }]] }, { \"params\": [[1, { \"b\": «\"2\"» }]] }] } }", "'b' must be a whole number" },
        { "FW0095", "\"types\": { \"L\": { \"of\": \"int\", \"enum\": { \"1\": \"Low\" }, \"examples\": [«\"1\"»] } }", "it must be a whole number, a L" },
        { "FW0096", "\"types\": { \"L\": { \"of\": \"int\", \"enum\": { \"1\": \"Low\" }, \"examples\": [«2»] } }", "'2' is not listed in 'L'" },
    };

    public static TheoryData<string, string> Frames => new()
    {
        { "«{ \"t\": 9 }»", "it does not match the frame, look at 't'" },
        { "«{ \"t\": \"ev\", \"n\": 1 }»", "it is the frame 'other'" },
        { "«{» \"t\": \"ev\", \"b\": 1 }", "'c', which routes it, has to be there" },
        { "{ \"t\": \"ev\", \"c\": «[1]», \"b\": 1 }", "must be a string or a number" },
        { "«{» \"t\": \"ev\", \"c\": 1 }", "its body 'b' has to be there" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_a_type(string id, string example, string advice)
        => Check(id, "{\n \"api\": \"Test\", \"protocol\": \"Wire\",\n \"types\": { " + Types.Replace("ROOM", example, StringComparison.Ordinal) + " } }", advice, Wire);

    [Theory]
    [MemberData(nameof(Members))]
    public void A_part_of_an_api(string id, string members, string advice)
        => Check(id, "{\n \"api\": \"Test\", \"protocol\": \"Wire\",\n" + members + " }", advice, Wire);

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame(string example, string advice) => Check(
        "FW0095",
        "{ \"protocol\": \"P\", \"send\": {},\n \"frames\": { \"other\": { \"match\": { \"n\": { \"present\": true } }, \"is\": \"notice\" }, \"ev\": { \"match\": { \"t\": \"ev\" }, \"is\": \"event\", \"route\": [\"c\", \"d\"], \"body\": \"b\", \"examples\": [{ \"t\": \"ev\", \"c\": 1, \"b\": 2 }, " + example + "] } } }",
        advice);

    [Theory]
    [InlineData("{ \"t\": 1, «\"id\"»: 1 }", null)]
    [InlineData("«{» \"t\": 1 }", "its id 'id' has to be there")]
    [InlineData("{ \"t\": 1, \"id\": «{}» }", "its id must be a string or a number")]
    public void A_reply_needs_an_id(string example, string? advice)
    {
        var wire = Wire.Replace("\"is\": \"reply\",", "\"examples\": [" + example + "], \"is\": \"reply\",", StringComparison.Ordinal);
        if (advice is not null) Check("FW0095", wire, advice);
        else Assert.Empty(Report([SchemaText.Unmark(wire).Text]));
    }

    [Fact]
    public void What_every_version_or_none_has_is_as_the_target_says()
    {
        const string api = "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"types\": { \"A\": { \"fields\": { \"a\": { \"type\": \"int\", \"since\": \"2\" } }, \"examples\": [{}] } } }";
        Assert.Empty(Report([api, Wire]));
        Assert.Empty(Report([api, Wire], "Test 1"));
        Assert.Equal(["FW0095"], Report([api, Wire], "Test 2").Select(static x => x.Id));
    }

    [Fact]
    public void A_value_that_only_another_version_has_is_no_mistake()
    {
        const string api = "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"types\": { \"K\": { \"enum\": { \"a\": { \"since\": \"2\", \"as\": \"A\" } }, \"examples\": [\"a\"] }, \"O\": { \"fields\": {} }, \"U\": { \"by\": \"t\", \"union\": { \"a\": { \"type\": \"O\", \"since\": \"2\" } }, \"examples\": [{ \"t\": \"a\" }] } } }";
        Assert.Empty(Report([api, Wire], "Test 1"));
        Assert.Empty(Report([api, Wire], "Test 2"));
    }

    private static void Check(string id, string marked, string advice, params string[] others)
    {
        var record = SchemaText.AssertAt(marked, id, Report([SchemaText.Unmark(marked).Text, .. others]));
        Assert.Contains(advice, record.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static List<Framewright.Generator.Diagnostics.DiagnosticRecord> Report(string[] texts, string targets = "")
    {
        var schemas = texts.Select((text, i) => new InputSchema(SchemaText.Parse(text, $"/schemas/{(char)('a' + i)}.rt.json"), false) { Targets = targets });
        return Reports.Of([.. schemas], [new AnchorFact("Test", "TestClient", null)], Packages.None, CancellationToken.None).ToList();
    }
}
