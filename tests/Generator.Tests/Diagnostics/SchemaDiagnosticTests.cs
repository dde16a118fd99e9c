using System.Globalization;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>Every mistake inside one file: id, line and column of the token between « and », and what the message advises.</summary>
public sealed class SchemaDiagnosticTests
{
    private const string Frames = "\"frames\": { \"hello\": { \"match\": { \"type\": \"hello\" }, \"is\": \"opened\", \"capture\": { \"token\": \"token\" } } }";

    public static TheoryData<string, string, string> Documents => new()
    {
        { "FW0001", "{ \"api\": \"Test\",\n  «t»ypes: {} }", "quotation marks" },
        { "FW0002", "{ \"api\": \"Test\",\n  «\"api\"»: \"Other\" }", "remove one" },
        { "FW0003", "{ \"api\": \"Test\",\n  «\"tpyes\"»: {} }", "did you mean 'types'?" },
        { "FW0004", "«{» \"types\": {} }", "add the name of the api" },
        { "FW0005", "«[]»", "an object with \"protocol\" or \"api\"" },
        { "FW0005", "{ \"api\": «1» }", "the api's name" },
        { "FW0009", "{ \"api\": «\"test\"» }", "begin with a capital" },
        { "FW0009", "{ \"protocol\": «\"my-protocol\"» }", "write 'MyProtocol'" },
    };

    public static TheoryData<string, string, string> ApiMembers => new()
    {
        { "FW0002", "\"types\": { \"A\": { \"fields\": { \"a\": \"int\",\n «\"a?\"»: \"int\" } } }", "remove one" },
        { "FW0002", "\"types\": { \"A\": { \"fields\": {} },\n «\"A\"»: { \"fields\": {} } }", "remove one" },
        { "FW0003", "\"types\": { \"A\": { «\"feilds\"»: {}, \"fields\": {} } }", "did you mean 'fields'?" },
        { "FW0003", "\"types\": { \"A\": { \"fields\": { \"a\": { \"type\": \"int\", «\"secert\"»: true } } } }", "did you mean 'secret'?" },
        { "FW0003", "\"methods\": { \"Get\": { \"call\": \"get\", «\"idempotent\"»: {} } }", "write one of" },
        { "FW0003", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [\"int x\"], \"as\": «\"Happened\"» } }", "remove it" },
        { "FW0004", "\"types\": { \"A\": «{» \"doc\": \"x\" } }", "\"enum\"" },
        { "FW0004", "\"types\": { \"A\": { \"fields\": { \"a\": «{» \"doc\": \"x\" } } } }", "its type" },
        { "FW0004", "\"methods\": { \"Get\": «{» } }", "the method's name on the wire" },
        { "FW0004", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [«{» \"type\": \"int\" }] } }", "name" },
        { "FW0004", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [«{» \"name\": \"x\" }] } }", "constant" },
        { "FW0004", "\"streams\": { \"S\": «{» \"topic\": [\"a\"] } }", "what arrives" },
        { "FW0004", "\"streams\": { \"S\": «{» \"event\": \"int x\" } }", "what is asked for" },
        { "FW0004", "\"session\": «{» }", "the name of the method" },
        { "FW0005", "\"types\": «[]»", "an object of types" },
        { "FW0005", "\"types\": { \"A\": «1» }", "an object with the members" },
        { "FW0005", "\"types\": { \"A\": { \"fields\": { \"a\": { \"type\": \"int\", \"secret\": «1» } } } }", "true or false" },
        { "FW0005", "\"types\": { \"A\": { \"of\": \"int\", \"enum\": { «\"one\"»: \"One\" } } }", "an integer in quotation marks" },
        { "FW0005", "\"types\": { \"A\": { \"of\": \"int\", \"enum\": { «\"01\"»: \"One\" } } }", "an integer in quotation marks" },
        { "FW0005", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": «1» } }", "an array of values" },
        { "FW0005", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [«[]»] } }", "{\"value\": []}" },
        { "FW0005", "\"streams\": { \"S\": { \"topic\": «[]», \"event\": \"int x\" } }", "one to four texts" },
        { "FW0005", "\"streams\": { \"S\": { \"topic\": [«1»], \"event\": \"int x\" } }", "a text" },
        { "FW0005", "\"session\": { \"authenticate\": \"Get\", \"terminal\": [«null»] }", "a string or a number" },
        { "FW0006", "\"types\": { \"A\": { \"of\": «\"itn\"», \"enum\": {} } }", "did you mean 'int'?" },
        { "FW0006", "\"methods\": { \"Get\": { \"call\": \"get\", \"timeout\": «\"lnog\"» } }", "did you mean 'long'?" },
        { "FW0007", "\"session\": { \"authenticate\": \"Get\", \"token\": «\"a..b\"» }", "between dots" },
        { "FW0007", "\"session\": { \"authenticate\": \"Get\", \"token\": «\"a[x]\"» }", "[0]" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": «\"map<int\"» } } }", "close map<" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": «\"int[\"» } } }", "'[]'" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": «\"int??\"» } } }", "one '?'" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": «\"\"» } } }", "T[]" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": \"int «named B»\" } } }", "string as Text" },
        { "FW0008", "\"types\": { \"A\": { \"fields\": { \"a\": { \"type\": «\"int as B\"» } } } }", "as \"as\"" },
        { "FW0008", "\"methods\": { \"Get\": { \"call\": \"get\", \"returns\": «\"int x\"» } }", "alone" },
        { "FW0008", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [«\"int\"»] } }", "a type and a name" },
        { "FW0009", "\"types\": { «\"room-type\"»: { \"fields\": {} } }", "write 'RoomType'" },
        { "FW0009", "\"types\": { \"A\": { \"fields\": { «\"+\"»: \"int\" } } }", "as Name" },
        { "FW0009", "\"types\": { \"A\": { \"fields\": { \"a\": \"int as «b»\" } } }", "write 'B'" },
        { "FW0009", "\"types\": { \"A\": { \"enum\": { \"a\": «\"b c\"» } } }", "write 'BC'" },
        { "FW0009", "\"methods\": { «\"get\"»: { \"call\": \"get\" } }", "write 'Get'" },
        { "FW0009", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [\"int «Count»\"] } }", "write 'count'" },
        { "FW0009", "\"streams\": { «\"s\"»: { \"topic\": [\"a\"], \"event\": \"int x\" } }", "write 'S'" },
        { "FW0012", "\"types\": { \"A\": { \"fields\": { \"b-c\": \"int\", «\"bC\"»: \"int\" } } }", "'b-c'" },
        { "FW0012", "\"types\": { \"A\": { \"fields\": { \"a\": \"int as «ToString»\" } } }", "'ToStringValue'" },
        { "FW0012", "\"types\": { \"A\": { \"fields\": { \"b\": \"int as «A»\" } } }", "its type" },
        { "FW0012", "\"types\": { \"A\": { \"enum\": { \"a\": \"X\", \"b\": «\"X\"» } } }", "another name" },
        { "FW0012", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [\"int a\", \"string «a»\"] } }", "another name" },
        { "FW0012", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [\"int «cancellationToken»\"] } }", "generated code" },
        { "FW0012", "\"streams\": { \"S\": { \"topic\": [\"{string a}\", \"{string «a»}\"], \"event\": \"int x\" } }", "another value" },
        { "FW0017", "\"streams\": { \"S\": { \"topic\": [\"{string roomId}\"], \"route\": [\"{«roomID2»}\"], \"event\": \"int x\" } }", "did you mean 'roomId'?" },
        { "FW0017", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [\"{«id»}/x\"] } }", "'{string id}'" },
        { "FW0024", "\"streams\": { \"S\": { \"topic\": [«\"{string roomId\"»], \"event\": \"int x\" } }", "'{string roomId}'" },
        { "FW0024", "\"streams\": { \"S\": { \"topic\": [\"{«string[]» ids}\"], \"event\": \"int x\" } }", "an enum" },
        { "FW0024", "\"streams\": { \"S\": { \"topic\": [\"a\"], \"event\": [«\"{string a}/b\"»] } }", "no placeholders" },
        { "FW0025", "\"types\": { «\"A\"»: { \"fields\": {}, \"enum\": {} } }", "keep one" },
        { "FW0025", "\"types\": { \"A\": { \"fields\": {}, \"of\": «\"int\"» } }", "keep one" },
        { "FW0004", "\"handlers\": { \"Ask\": «{» } }", "the name on the wire" },
        { "FW0006", "\"methods\": { \"Get\": { \"call\": \"get\", \"reply\": «\"non\"» } }", "'none'" },
        { "FW0009", "\"methods\": { \"Get\": { \"call\": \"get\", \"values\": { «\"a-b\"»: 1 } } }", "write 'aB'" },
        { "FW0009", "\"handlers\": { «\"ask\"»: { \"call\": \"ask\" } }", "write 'Ask'" },
        { "FW0024", "\"handlers\": { \"Ask\": { \"call\": \"ask\", \"params\": [«\"{string a}\"»] } }", "no placeholders" },
        { "FW0025", "\"methods\": { \"Get\": { \"call\": \"get\", \"returns\": \"int\", \"yields\": «\"int\"» } }", "keep one" },
        { "FW0025", "\"methods\": { \"Get\": { \"call\": \"get\", \"yields\": \"int\", \"reply\": «\"none\"» } }", "keep one" },
        { "FW0028", "\"methods\": { \"Get\": { \"call\": \"get\", \"params\": [\"int a?\", «\"int b\"»] } }", "without '?'" },
    };

    public static TheoryData<string, string, string> ProtocolMembers => new()
    {
        { "FW0003", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"pong\", «\"route\"»: [\"x\"] } }, \"send\": {}", "a frame that is \"pong\"" },
        { "FW0003", "\"frames\": {}, \"send\": {}, «\"heartbeet\"»: {}", "did you mean 'heartbeat'?" },
        { "FW0004", "\"frames\": { \"a\": «{» \"match\": {} } }, \"send\": {}", "role" },
        { "FW0004", "\"frames\": { \"a\": «{» \"is\": \"pong\" } }, \"send\": {}", "conditions" },
        { "FW0004", "\"frames\": { \"a\": «{» \"match\": {}, \"is\": \"reply\" } }, \"send\": {}", "the path of the id" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": { \"x\": «{}» }, \"is\": \"pong\" } }, \"send\": {}", "exactly one of" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": { \"x\": «[]» }, \"is\": \"pong\" } }, \"send\": {}", "at least one" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": { \"x\": [«{}»] }, \"is\": \"pong\" } }, \"send\": {}", "a string, a whole number" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": { \"x\": «1.5» }, \"is\": \"notice\" } }, \"send\": {}", "a whole number" },
        { "FW0007", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"reply\", \"id\": «\".\"» } }, \"send\": {}", "write the part's name" },
        { "FW0007", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"event\", \"route\": [«\".\"»] } }, \"send\": {}", "write the part's name" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"event\", \"route\": «[\"a\", \"b\", \"c\", \"d\", \"e\"]» } }, \"send\": {}", "one to four" },
        { "FW0005", "\"frames\": {}, \"send\": { \"ping\": 1 }, \"heartbeat\": { \"send\": \"ping\", \"idle\": «\"15\"», \"dead\": \"30s\" }", "500ms" },
        { "FW0005", "\"frames\": {}, \"send\": { \"ping\": 1 }, \"heartbeat\": { \"send\": \"ping\", \"idle\": \"30s\", \"dead\": «\"15s\"» }", "longer than" },
        { "FW0005", "\"frames\": {}, \"send\": { \"call\": { \"...\": «\"{id}\"» } }", "only named parameters" },
        { "FW0006", "\"frames\": { \"a\": { \"match\": {}, \"is\": «\"evnt\"» } }, \"send\": {}", "did you mean 'event'?" },
        { "FW0006", "\"frames\": {}, \"send\": {}, \"requestId\": «\"int\"»", "write one of 'string', 'integer'" },
        { "FW0006", "\"frames\": { \"a\": { \"match\": { \"x\": { \"kind\": «\"text\"» } }, \"is\": \"pong\" } }, \"send\": {}", "'string'" },
        { "FW0006", "\"frames\": {}, \"send\": {}, \"close\": { «\"999\"»: \"retry\" }", "\"1000\"" },
        { "FW0006", "\"frames\": {}, \"send\": {}, \"close\": { \"1000\": «\"rety\"» }", "did you mean 'retry'?" },
        { "FW0006", "\"frames\": {}, \"send\": {}, \"scalars\": { \"date\": «\"ejson\"» }", "'ejson-date'" },
        { "FW0006", "\"frames\": {}, \"send\": {}, \"errors\": { \"retryAfter\": { \"path\": \"x\", \"unit\": «\"min\"» } }", "'ms'" },
        { "FW0007", "\"frames\": { \"a\": { \"match\": { «\".x\"»: 1 }, \"is\": \"pong\" } }, \"send\": {}", "start with" },
        { "FW0009", "\"frames\": { «\"A\"»: { \"match\": {}, \"is\": \"pong\" } }, \"send\": {}", "write 'a'" },
        { "FW0009", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"pong\", \"capture\": { «\"last-seen\"»: \"x\" } } }, \"send\": {}", "write 'lastSeen'" },
        { "FW0017", Frames + ", \"send\": { \"call\": { \"m\": \"{«nmae»}\" } }", "did you mean 'name'?" },
        { "FW0017", Frames + ", \"send\": { \"call\": { \"m\": \"{«session.tokn»}\" } }", "did you mean 'session.token'?" },
        { "FW0017", Frames + ", \"send\": { \"subscribe\": { \"m\": \"{«topic.7»}\" } }", "did you mean 'topic." },
        { "FW0017", Frames + ", \"send\": { \"unsubscribe\": { \"m\": \"{«params»}\" } }", "write one of" },
        { "FW0017", Frames + ", \"send\": { \"call\": { \"m\": \"{«id»?}\" } }", "without '?'" },
        { "FW0018", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"ping\", \"answer\": «\"pong\"» } }, \"send\": {}", "add it under \"send\"" },
        { "FW0018", "\"frames\": {}, \"send\": { \"ping\": 1 }, \"heartbeat\": { \"send\": \"ping\", \"idle\": \"1s\", \"dead\": \"2s\" }, \"open\": [{ \"await\": «\"hello\"» }]", "add it under \"frames\"" },
        { "FW0018", Frames + ", \"send\": { \"call\": 1 }, \"open\": [{ \"send\": «\"cal\"» }]", "did you mean 'call'?" },
        { "FW0024", Frames + ", \"send\": { \"call\": «\"{name\"» }", "close the placeholder" },
        { "FW0024", Frames + ", \"send\": { \"call\": «\"x {params}\"» }", "alone" },
        { "FW0025", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"subscribed\", \"id\": \"x\", \"ids\": «\"y\"» } }, \"send\": {}", "keep one" },
        { "FW0025", Frames + ", \"send\": { \"call\": 1 }, \"open\": [{ \"send\": \"call\", \"await\": «\"hello\"» }]", "keep one" },
        { "FW0027", "\"frames\": {}, \"send\": { «\"subscirbe\"»: 1 }", "'subscribe'" },
        { "FW0003", "\"frames\": {}, \"send\": {}, \"message\": { «\"seperator\"»: \"\\n\", \"array\": true }", "did you mean 'separator'?" },
        { "FW0003", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"item\", \"id\": \"i\", «\"error\"»: \"e\" } }, \"send\": {}", "a frame that is \"item\"" },
        { "FW0004", "\"frames\": {}, \"send\": {}, \"message\": «{»}", "the control character" },
        { "FW0004", "\"frames\": { \"a\": «{» \"match\": {}, \"is\": \"call\", \"id\": \"i\", \"name\": \"n\" } }, \"send\": {}", "the template that answers it" },
        { "FW0004", "\"frames\": { \"a\": «{» \"match\": {}, \"is\": \"call\" } }, \"send\": {}", "the name that is called" },
        { "FW0004", "\"frames\": { \"a\": «{» \"match\": {}, \"is\": \"envelope\", \"answer\": \"x\" } }, \"send\": { \"x\": 1 }", "the path of the id" },
        { "FW0004", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"event\", \"body\": «{» \"path\": \"x\" } } }, \"send\": {}", "\"string\"" },
        { "FW0004", "\"frames\": {}, \"send\": {}, \"callErrors\": «{» \"unknown\": {}, \"params\": {} }", "when the handler failed" },
        { "FW0005", "\"frames\": {}, \"send\": {}, \"message\": { \"separator\": «\",\"» }", "one control character" },
        { "FW0005", "\"frames\": {}, \"send\": {}, \"inFlight\": «0»", "at least 1" },
        { "FW0005", "\"frames\": {}, \"send\": {}, \"callErrors\": { \"unknown\": { \"code\": «null» }, \"params\": {}, \"failed\": {} }", "a string or a number" },
        { "FW0005", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"call\", \"name\": \"n\", \"params\": «{}» } }, \"send\": {}", "only results and events" },
        { "FW0007", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"event\", \"body\": { \"path\": «\".\"», \"in\": \"string\" } } }, \"send\": {}", "no string" },
        { "FW0017", Frames + ", \"send\": { \"cancel\": { \"m\": \"{«params»}\" } }", "'call.id'" },
        { "FW0017", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"call\", \"id\": \"i\", \"name\": \"n\", \"answer\": \"x\" } }, \"send\": { \"x\": \"{«error.text»}\" }", "'error.code'" },
        { "FW0017", Frames + ", \"send\": { \"open\": { \"m\": \"{«values.x»}\" } }, \"open\": [{ \"send\": \"open\" }]", "write" },
        { "FW0018", "\"frames\": { \"a\": { \"match\": {}, \"is\": \"call\", \"id\": \"i\", \"name\": \"n\", \"answer\": \"x\", \"fail\": «\"y\"» } }, \"send\": { \"x\": 1 }, \"callErrors\": { \"unknown\": {}, \"params\": {}, \"failed\": {} }", "did you mean 'x'?" },
        { "FW0025", "\"frames\": {}, \"send\": {}, \"message\": { \"separator\": \"\\n\", \"array\": «true» }", "keep one" },
        { "FW0029", "\"frames\": { \"a\": { \"match\": { \"t\": { \"present\": true } }, \"is\": \"pong\" }, «\"b\"»: { \"match\": { \"t\": \"x\" }, \"is\": \"ping\" } }, \"send\": {}", "move it up" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document(string id, string marked, string advice) => Check(id, marked, advice);

    [Theory]
    [MemberData(nameof(ApiMembers))]
    public void An_api(string id, string members, string advice) => Check(id, "{\n \"api\": \"Test\",\n  " + members + "\n}", advice);

    [Theory]
    [MemberData(nameof(ProtocolMembers))]
    public void A_protocol(string id, string members, string advice) => Check(id, "{\n \"protocol\": \"Test\",\n  " + members + "\n}", advice);

    private static void Check(string id, string marked, string advice)
    {
        var parsed = SchemaText.Parse(SchemaText.Unmark(marked).Text);
        var record = SchemaText.AssertAt(marked, id, parsed.Positions.Diagnostics);
        Assert.Contains(advice, record.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
