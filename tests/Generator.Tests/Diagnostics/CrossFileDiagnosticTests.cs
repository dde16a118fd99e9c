using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>Every mistake that it takes several files to see. The first file holds the marked token.</summary>
public sealed class CrossFileDiagnosticTests
{
    private const string Wire = "{ \"protocol\": \"Wire\", \"frames\": { \"ok\": { \"match\": {\"t\": 1}, \"is\": \"reply\", \"id\": \"id\" }, \"say\": { \"match\": {\"t\": 2}, \"is\": \"event\", \"route\": [\"c\"] } }, \"send\": { \"call\": \"{id}\", \"subscribe\": [\"{topic.0}\", \"{topic.1?}\", \"{topic.3?}\"], \"unsubscribe\": 1 } }";
    private const string Base = "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"types\": { \"Room\": { \"fields\": {} }, \"Secret\": { \"fields\": { \"resume?\": \"string\" } } }, \"errors\": { \"gone\": \"Gone\" }, \"methods\": { \"Get\": { \"call\": \"get\" }, \"Login\": { \"call\": \"login\", \"params\": [\"Secret secret\"], \"returns\": \"Secret\" } } }";

    public static TheoryData<string, string, string> Members => new()
    {
        { "FW0010", "\"types\": { \"A\": { \"fields\": { \"r\": \"«Rooom»[]\" } } }", "did you mean 'Room'?" },
        { "FW0010", "\"methods\": { \"M\": { \"call\": \"m\", \"params\": [\"map<«elephant»> x\"] } }", "write one of 'Room', 'Secret'" },
        { "FW0010", "\"types\": { \"A\": { \"fields\": { \"r\": \"«String»\" } } }", "did you mean 'string'?" },
        { "FW0011", "\"types\": { «\"Room\"»: { \"fields\": {} } }", "here and in a.rt.json" },
        { "FW0011", "\"methods\": { «\"Get\"»: { \"call\": \"x\" } }", "here and in a.rt.json" },
        { "FW0011", "\"streams\": { «\"Get\"»: { \"topic\": [\"x\"], \"event\": \"int x\" } }", "here and in a.rt.json" },
        { "FW0011", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"int x\", \"int y\"], \"as\": «\"Room\"» } }", "here and in a.rt.json" },
        { "FW0011", "\"errors\": { «\"gone\"»: \"Lost\" }", "Error 'gone' is declared twice, here and in a.rt.json" },
        { "FW0011", "\"errors\": { \"lost\": «\"Gone\"» }", "The name of an error, 'Gone' is declared twice" },
        { "FW0012", "\"errors\": { \"x\": \"X\" }, \"types\": { «\"TestErrors\"»: { \"fields\": {} } }", "the class of the api's error codes" },
        { "FW0012", "\"types\": { «\"RoomView\"»: { \"fields\": {} } }", "the view of 'Room'" },
        { "FW0015", "\"session\": { \"authenticate\": «\"Logn\"» }", "did you mean 'Login'?" },
        { "FW0015", "\"session\": { \"authenticate\": «\"Get\"» }", "exactly one parameter" },
        { "FW0015", "\"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"string token\"], \"returns\": \"Secret\" } }, \"session\": { \"authenticate\": «\"In\"» }", "'token' is no type with \"fields\"" },
        { "FW0015", "\"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"Secret[] secrets\"], \"returns\": \"Secret\" } }, \"session\": { \"authenticate\": «\"In\"» }", "'secrets' is no type" },
        { "FW0015", "\"types\": { \"Key\": { \"enum\": {} } }, \"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"Key key\"], \"returns\": \"Secret\" } }, \"session\": { \"authenticate\": «\"In\"» }", "'key' is no type" },
        { "FW0015", "\"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"Secret secret\"] } }, \"session\": { \"authenticate\": «\"In\"» }", "it returns nothing" },
        { "FW0015", "\"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"Secret secret\"], \"returns\": \"json\" } }, \"session\": { \"authenticate\": «\"In\"» }", "what it returns" },
        { "FW0015", "\"types\": { \"Key\": { \"enum\": {} } }, \"methods\": { \"In\": { \"call\": \"in\", \"params\": [\"Secret secret\"], \"returns\": \"Key\" } }, \"session\": { \"authenticate\": «\"In\"» }", "what it returns" },
        { "FW0016", "\"session\": { \"authenticate\": \"Login\", \"token\": «\"resum\"» }", "did you mean 'resume'?" },
        { "FW0016", "\"session\": { \"authenticate\": \"Login\", \"token\": «\"resume.x\"» }", "'string'" },
        { "FW0016", "\"session\": { \"authenticate\": \"Login\", \"resume\": «\"token\"» }", "write 'resume'" },
        { "FW0020", "\"types\": { «\"A\"»: { \"fields\": { \"b\": \"B\" } }, \"B\": { \"fields\": { \"a\": \"A\" } } }", "A → B → A" },
        { "FW0024", "\"streams\": { \"S\": { \"topic\": [\"{«Room» room}\"], \"event\": \"int x\" } }", "an enum" },
        { "FW0030", "\"streams\": { «\"S\"»: { \"topic\": [\"x\"], \"event\": \"int x\", \"route\": [\"x\", \"y\"] } }", "write 1 value under \"route\"" },
        { "FW0010", "\"types\": { \"U\": { \"union\": { \"a\": \"«Rom»\" }, \"by\": \"t\" } }", "did you mean 'Room'?" },
        { "FW0012", "\"types\": { \"U\": { \"union\": { \"a\": \"Room\" }, \"by\": \"t\" }, «\"UView\"»: { \"fields\": {} } }", "the view of 'U'" },
        { "FW0071", "\"types\": { \"U\": { \"union\": { \"a\": \"«E»\" }, \"by\": \"t\" }, \"E\": { \"enum\": {} } }", "is an enum" },
        { "FW0071", "\"types\": { \"U\": { \"union\": { \"a\": \"«V»\" }, \"by\": \"t\" }, \"V\": { \"union\": { \"b\": \"Room\" }, \"by\": \"t\" } }", "a union itself" },
        { "FW0071", "\"types\": { \"U\": { \"union\": { \"a\": \"«T»\" }, \"by\": \"t\" }, \"T\": { \"fields\": { \"t\": \"int\" } } }", "is no string" },
        { "FW0071", "\"types\": { \"U\": { \"of\": \"bool\", \"union\": { \"true\": { \"type\": «\"T\"» } }, \"by\": \"x.t\" }, \"T\": { \"fields\": { \"x\": \"X\" } }, \"X\": { \"fields\": { \"t\": \"string\" } } }", "'x.t' of 'T' is no bool" },
        { "FW0074", "\"types\": { \"T\": { \"fields\": { \"a\": { \"type\": \"string\", \"lazy\": «true» } } } }", "decoded when it is asked for anyway" },
        { "FW0074", "\"types\": { \"T\": { \"fields\": { \"a\": { \"type\": \"text<Room>\", \"lazy\": «true» } } } }", "JSON in a string" },
        { "FW0074", "\"types\": { \"T\": { \"fields\": { \"a\": { \"type\": \"E\", \"lazy\": «true» } } }, \"E\": { \"enum\": {} } }", "is an enum" },
        { "FW0074", "\"types\": { \"T\": { \"fields\": { \"a\": { \"type\": \"int[]\", \"lazy\": «true» } } } }, \"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"T t\"] } }", "is only sent" },
        { "FW0072", "\"types\": { \"U\": { \"union\": { \"a\": \"«Room»\" }, \"by\": \"x.t\" } }, \"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"U[] us\"] } }", "add it to 'Room'" },
        { "FW0024", "\"types\": { \"U\": { \"union\": { \"a\": \"Room\" }, \"by\": \"t\" } }, \"streams\": { \"S\": { \"topic\": [\"{«U» u}\"], \"event\": \"int x\" } }", "an enum" },
        { "FW0071", "\"types\": { \"U\": { \"union\": { \"a\": \"«P»\" }, \"by\": \"t\" }, \"P\": { \"tuple\": [\"string t\"] } }", "\"[0]\"" },
        { "FW0071", "\"types\": { \"U\": { \"union\": { \"a\": \"«Room»\" }, \"by\": \"[0]\" } }", "the name of a tuple" },
        { "FW0072", "\"types\": { \"U\": { \"union\": { \"a\": \"«P»\" }, \"by\": \"[1]\" }, \"P\": { \"tuple\": [\"string t\"] } }, \"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"U u\"] } }", "has no '[1]'" },
        { "FW0020", "\"types\": { «\"A\"»: { \"tuple\": [\"A a\"] } }", "A → A" },
        { "FW0011", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [[\"int x\"]], \"as\": «\"Room\"» } }", "here and in a.rt.json" },
        { "FW0020", "\"types\": { «\"A\"»: { \"fields\": { \"a\": \"text<A>\" } } }", "A → A" },
        { "FW0060", "\"streams\": { \"S\": { \"topic\": [\"{scope.«room»}\"], \"event\": \"int x\" } }", "'{string room}'" },
        { "FW0018", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"send\": «\"call\"» } }", "'subscribe'" },
        { "FW0018", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"end\": «\"subscribe\"» } }", "unsubscribe" },
        { "FW0056", "\"methods\": { \"H\": { \"params\": [\"Room room\"], \"http\": { \"get\": \"/{«room»}\" } } }", "no text" },
        { "FW0056", "\"methods\": { \"H\": { \"params\": [\"int[] ids\"], \"http\": { \"get\": \"/\", \"query\": { \"a\": \"x{«ids»}\" } } } }", "stands alone" },
        { "FW0056", "\"methods\": { \"H\": { \"http\": { \"get\": \"/\", \"query\": { \"a\": \"{«identity.id»}\" } } } }", "no \"session\"" },
        { "FW0056", "\"methods\": { \"H\": { \"http\": { \"get\": \"/\", \"query\": { \"a\": \"{«session.x»}\" } } } }", "captures no such value" },
        { "FW0056", "\"methods\": { \"H\": { \"http\": { \"get\": \"/\", \"query\": { \"a\": \"{«credentials.x»}\" } } } }", "no such credential" },
        { "FW0054", "\"methods\": { \"H\": { \"params\": [\"int a\", \"int b\"], \"http\": { \"get\": «\"/{a}\"» } } }", "'b'" },
        { "FW0055", "\"methods\": { \"H\": { \"http\": { \"get\": \"/\" } } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": «\"H\"» } } }", "over HTTP only" },
        { "FW0057", "\"methods\": { \"H\": { \"call\": \"h\", \"http\": { \"since\": \"8\", \"get\": \"/\" } } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": «\"H\"» } } }", "'H' goes over HTTP from version 8" },
        { "FW0057", "\"methods\": { \"H\": { \"call\": \"h\", \"params\": [\"Secret secret\"], \"returns\": \"Secret\", \"http\": { \"since\": \"8\", \"post\": \"/\", \"body\": \"{params}\" } } }, \"session\": { \"authenticate\": «\"H\"» }", "whatever the version" },
        { "FW0057", "\"methods\": { \"H\": { \"call\": \"h\", \"params\": [\"string id\"], \"http\": { \"since\": \"8\", \"get\": \"/{id}\" } }, \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"H\"» } } }", "declare another method" },
        { "FW0060", "\"scope\": «{» }", "remove \"scope\"" },
        { "FW0061", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": «\"Gte\"» } } }", "did you mean 'Get'?" },
        { "FW0061", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": \"Get\", \"close\": «\"Gte\"» } } }", "did you mean 'Get'?" },
        { "FW0061", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"write\": «\"Gte\"» } }", "did you mean 'Get'?" },
        { "FW0065", "\"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"T\"», \"match\": { \".\": 1 }, \"params\": {} } }, \"T\": { \"topic\": [\"t/{string user}\"], \"event\": \"int x\" } }", "needs a value for 'user'" },
        { "FW0065", "\"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": { «\"user\"»: 5 } } }, \"T\": { \"topic\": [\"t/{string user}\"], \"event\": \"int x\" } }", "of another type" },
        { "FW0065", "\"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": { «\"usr\"»: \"{room}\", \"user\": \"a\" } } }, \"T\": { \"topic\": [\"t/{string user}\"], \"event\": \"int x\" } }", "did you mean 'user'?" },
        { "FW0065", "\"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": { «\"user\"»: \"{identity.id}\" } } }, \"T\": { \"topic\": [\"t/{string user}\"], \"event\": \"int x\" } }", "no \"session\"" },
        { "FW0065", "\"session\": { \"authenticate\": \"Login\" }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": { «\"user\"»: \"{identity.name}\" } } }, \"T\": { \"topic\": [\"t/{string user}\"], \"event\": \"int x\" } }", "no such member" },
        { "FW0065", "\"session\": { \"authenticate\": \"Login\" }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": { «\"users\"»: [\"{identity.name}\"] } } }, \"T\": { \"topic\": [\"t\"], \"params\": [\"string[] users\"], \"event\": \"int x\" } }", "'identity.name' stands for nothing" },
        { "FW0065", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": \"T\", \"match\": { \".\": 1 }, \"params\": {} } }, \"T\": { \"topic\": [\"t\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"T\"», \"match\": { \".\": 1 }, \"params\": {} } } }", "because of 'T' itself" },
        { "FW0061", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"T\"», \"match\": { \"x\": 1 }, \"params\": {} } } }", "no stream 'T'" },
        { "FW0061", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"date since\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": «\"Chnged\"», \"items\": \".\", \"id\": \"resume\", \"is\": \"{room}\" } } } }", "did you mean 'Changed'?" },
        { "FW0062", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"string room\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": «\"Changed\"», \"items\": \".\", \"id\": \"resume\", \"is\": \"{room}\" } } } }", "needs a value for 'room'" },
        { "FW0062", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": «\"Changed\"», \"items\": \".\", \"id\": \"resume\", \"is\": \"{room}\" } } } }", "returns nothing" },
        { "FW0063", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"date since\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": \"Changed\", \"items\": «\"list\"», \"id\": \"resume\", \"is\": \"{room}\" } } } }", "'list' is not in an array" },
        { "FW0063", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"date since\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": \"Changed\", \"items\": \".\", \"id\": «\"rid\"», \"is\": \"{room}\" } } } }", "'rid' is not in 'Secret'" },
        { "FW0064", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"returns\": \"Secret\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": \"Changed\", \"items\": «\"resume\"», \"id\": \".\", \"is\": \"{room}\" } } } }", "listed by an array" },
        { "FW0064", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"date since\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": \"Changed\", \"items\": \".\", \"id\": «\".\"», \"is\": \"{room}\" } } } }", "a text or an integer" },
        { "FW0062", "\"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" }, \"Changed\": { \"call\": \"c\", \"params\": [\"date since\"], \"returns\": \"Secret[]\" } }, \"streams\": { \"S\": { \"topic\": [\"x/{string room}\"], \"params\": [\"string[] list\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"All\", \"items\": \".\", \"probe\": { \"call\": \"Changed\", \"items\": \".\", \"id\": \"resume\", \"is\": «\"{list}\"» } } } }", "compared as text" },
        { "FW0067", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"returns\": \"Secret\", \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Has\"» } }, \"Has\": { \"call\": \"h\", \"params\": [\"string id\"], \"returns\": \"bool\" } }", "returns bool instead of Secret" },
        { "FW0067", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"returns\": \"Secret?\", \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Has\"» } }, \"Has\": { \"call\": \"h\", \"params\": [\"string id\"] } }", "returns nothing" },
        { "FW0067", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Has\"» } }, \"Has\": { \"call\": \"h\", \"params\": [\"string id\"], \"reply\": \"none\" } }", "one answer" },
        { "FW0061", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"lostWhen\": { \"stream\": «\"T\"», \"match\": { \"x\": 1 } } } }", "no stream 'T'" },
        { "FW0061", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Gte\"» } } }", "did you mean 'Get'?" },
        { "FW0062", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": «\"Login\"» } } }", "needs a value for 'secret'" },
        { "FW0062", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": \"Login\", \"params\": { «\"secret\"»: 1 } } } }", "is a Secret" },
        { "FW0062", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\", \"open\": { \"call\": \"Get\", \"params\": { «\"x\"»: 1 } } } }", "no parameter 'x'" },
        { "FW0062", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": «\"Get\"», \"items\": \".\" } } }", "returns nothing" },
        { "FW0062", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"string id\"], \"idempotent\": { \"by\": \"id\", \"create\": \"uuid\", \"confirm\": «\"Get\"» } } }", "is a string" },
        { "FW0063", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"Secret secret\"], \"key\": { \"id\": «\"secret.resum\"» } } }", "did you mean 'resume'?" },
        { "FW0063", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"text<Secret> secret\"], \"key\": { \"id\": «\"secret.resum\"» } } }", "did you mean 'resume'?" },
        { "FW0063", "\"types\": { \"P\": { \"tuple\": [\"string id\"] } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"P p\"], \"key\": { \"id\": «\"p[1]\"» } } }", "is not in 'P'" },
        { "FW0064", "\"types\": { \"L\": { \"fields\": { \"all\": \"text<Secret[]>\", \"in\": \"text<Secrets>\" } }, \"Secrets\": { \"fields\": { \"list\": \"Secret[]\" } } }, \"methods\": { \"List\": { \"call\": \"list\", \"returns\": \"L\" } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"List\", \"items\": «\"in.list\"» } } }", "JSON in a string" },
        { "FW0064", "\"types\": { \"L\": { \"fields\": { \"all\": \"text<Secret[]>\" } } }, \"methods\": { \"List\": { \"call\": \"list\", \"returns\": \"L\" } }, \"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"List\", \"items\": «\"all\"» } } }", "array of Secret" },
        { "FW0063", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"Secret secret\"], \"key\": { \"id\": «\"secrte.resume\"» } } }", "did you mean 'secret'?" },
        { "FW0063", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"Secret secret\"], \"lostWhen\": { \"stream\": \"S\", \"match\": { «\"[1].resume\"»: 1 } } } }", "is not in the values" },
        { "FW0063", "\"methods\": { \"Put\": { \"call\": \"put\", \"params\": [\"Secret secret\"], \"idempotent\": { \"by\": «\"id\"», \"create\": \"uuid\" } } }", "is not in 'Secret'" },
        { "FW0064", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"Secret secret\"], \"key\": { \"id\": «\"secret\"» } } }", "a string or an integer" },
        { "FW0064", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"string id\", \"bool on\"], \"key\": { \"id\": \"id\", \"version\": «\"on\"» } } }", "a version is a date" },
        { "FW0064", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"string id\", \"long at\"], \"key\": { \"id\": \"id\", \"version\": «\"at\"» } } }", "in the same value" },
        { "FW0064", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\" }, \"recover\": «{» \"call\": \"All\", \"items\": \".\" } } }, \"methods\": { \"All\": { \"call\": \"all\", \"returns\": \"Secret[]\" } }", "add \"version\"" },
        { "FW0064", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"Secret s\", \"key\": { \"id\": \"resume\", \"version\": \"resume\" }, \"recover\": { \"call\": \"One\", \"items\": «\"resume\"» } } }, \"methods\": { \"One\": { \"call\": \"one\", \"returns\": \"Secret\" } }", "an array of Secret" },
        { "FW0012", "\"types\": { «\"System\"»: { \"fields\": {} } }", "a namespace" },
        { "FW0012", "\"types\": { «\"ITestClient\"»: { \"fields\": {} } }", "the api's client" },
        { "FW0012", "\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": [\"int x\", \"int y\"], \"as\": «\"TestClientStreams\"» } }", "the api's client" },
        { "FW0012", "\"methods\": { «\"Connect\"»: { \"call\": \"connect\" } }", "'ConnectAsync'" },
        { "FW0012", "\"methods\": { «\"GetRaw\"»: { \"call\": \"x\" } }", "method 'Get'" },
        { "FW0012", "\"methods\": { \"SubscribeToNews\": { \"call\": \"x\" } }, \"streams\": { «\"News\"»: { \"topic\": [\"x\"], \"event\": \"int x\" } }", "method 'SubscribeToNews'" },
        { "FW0018", "\"methods\": { \"M\": { \"call\": \"m\", \"send\": «\"subscribe\"» } }", "write 'call'" },
        { "FW0051", "\"methods\": { «\"M\"»: { \"call\": \"m\", \"values\": { \"x\": 1 } } }", "{values.x}" },
        { "FW0051", "\"streams\": { «\"S\"»: { \"topic\": [\"x\"], \"event\": \"int x\", \"values\": { \"x\": 1 } } }", "{values.x}" },
        { "FW0026", "\"protocol\": «\"Other\"»", "write \"Wire\"" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_second_document_of_an_api(string id, string members, string advice)
        => Check(id, "{\n \"api\": \"Test\",\n  " + members + "\n}", advice, [Base, Wire]);

    [Fact]
    public void A_protocol_nobody_declares() => Check("FW0013", "{ \"api\": \"Test\",\n \"protocol\": «\"Wier\"» }", "did you mean 'Wire'?", [Wire]);

    [Fact]
    public void An_api_without_a_protocol() => Check("FW0014", "{ \"api\": «\"Test\"» }", "add \"protocol\"", [Wire]);

    [Fact]
    public void A_protocol_declared_twice() => Check("FW0011", "{ \"protocol\": «\"Wire\"», \"frames\": {}, \"send\": {} }", "here and in a.rt.json", [Wire, Base]);

    [Theory]
    [InlineData("\"call\": \"{id}\", ", "", "a template \"call\"")]
    [InlineData("\"subscribe\": [\"{topic.0}\", \"{topic.1?}\", \"{topic.3?}\"], ", "", "a template \"subscribe\"")]
    [InlineData(", \"unsubscribe\": 1", "", "a template \"unsubscribe\"")]
    [InlineData("\"is\": \"reply\"", "\"is\": \"subscribed\"", "\"is\": \"reply\"")]
    [InlineData("\"is\": \"event\", \"route\": [\"c\"]", "\"is\": \"pong\"", "\"is\": \"event\"")]
    public void A_protocol_that_cannot_do_what_its_api_needs(string cut, string replacement, string advice)
    {
        var wire = Wire.Replace(cut, replacement, StringComparison.Ordinal).Replace("\"Wire\"", "«\"Wire\"»", StringComparison.Ordinal);
        Assert.NotEqual(Wire, wire);
        Check("FW0019", wire, advice, [Base, SchemaText.Api("\"streams\": { \"S\": { \"topic\": [\"x\"], \"event\": \"int x\" } }")]);
    }

    [Fact]
    public void A_topic_without_a_part_that_the_protocol_sends()
        => Check("FW0031", "{ \"api\": \"Test\", \"streams\": { «\"S\"»: { \"topic\": [\"x\"], \"event\": \"int x\" } } }", "add a second part", [Base, Wire.Replace("{topic.1?}", "{topic.1}", StringComparison.Ordinal)]);

    [Fact]
    public void A_value_that_a_template_needs()
        => Check("FW0050", "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"methods\": { «\"M\"»: { \"call\": \"m\" } } }", "add \"q\" under its \"values\", or write {values.q?}", [Wire.Replace("\"{id}\"", "[\"{id}\", \"{values.q}\"]", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("[\"int x\"]")]
    [InlineData("\"Room room\"")]
    public void Parameters_without_names_that_are_spread(string parameters)
        => Check("FW0052", "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"types\": { \"Room\": { \"fields\": {} } }, \"methods\": { «\"M\"»: { \"call\": \"m\", \"params\": " + parameters + " } } }", "write its \"params\" as an object", [Wire.Replace("\"{id}\"", "{ \"id\": \"{id}\", \"...\": \"{params}\" }", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("\"call\": \"m\"")]
    [InlineData("\"call\": \"m\", \"send\": \"post\", \"returns\": \"int\"")]
    public void A_reply_that_could_not_name_its_call(string method)
        => Check("FW0053", "{ \"api\": \"Test\", \"protocol\": \"Wire\", \"methods\": { \"N\": { \"call\": \"n\", \"reply\": \"none\" }, «\"M\"»: { " + method + " } } }", "\"reply\": \"none\" when the server does not answer", [Wire.Replace("\"call\": \"{id}\"", "\"call\": [\"{name}\"], \"post\": \"{name}\"", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("\"methods\": { \"M\": { \"call\": \"m\", \"yields\": \"int\" } }", "\"is\": \"item\"")]
    [InlineData("\"handlers\": { \"M\": { \"call\": \"m\" } }", "or \"envelope\"")]
    public void Answers_and_calls_that_the_protocol_does_not_know(string members, string advice)
        => Check("FW0019", Wire.Replace("\"Wire\"", "«\"Wire\"»", StringComparison.Ordinal), advice, [Base, SchemaText.Api(members)]);

    [Fact]
    public void A_handlers_type_that_nobody_declares()
        => Check("FW0010", "{ \"api\": \"Test\", \"protocol\": \"Serving\", \"types\": { \"Room\": { \"fields\": {} } }, \"handlers\": { \"Ask\": { \"call\": \"ask\", \"returns\": \"«Romo»\" } } }", "did you mean 'Room'?", [Serving]);

    [Fact]
    public void Two_handlers_of_one_call()
        => Check("FW0011", "{ \"api\": \"Test\", \"protocol\": \"Serving\", \"handlers\": { \"B\": { \"call\": «\"m\"» } } }", "The handler of 'm'", [Serving, "{ \"api\": \"Test\", \"handlers\": { \"A\": { \"call\": \"m\" } } }"]);

    private const string Serving = "{ \"protocol\": \"Serving\", \"frames\": { \"c\": { \"match\": {}, \"is\": \"call\", \"name\": \"n\" } }, \"send\": {} }";

    [Fact]
    public void An_api_without_an_anchor()
    {
        const string marked = "{ \"api\": «\"Test\"», \"protocol\": \"Wire\" }";
        var record = SchemaText.AssertAt(marked, "FW0021", SchemaText.Validate(Parse([SchemaText.Unmark(marked).Text, Wire])));
        Assert.Contains("[RealtimeClient(\"Test\")] public sealed partial class TestClient;", Message(record), StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_that_name_no_api_or_the_same()
    {
        var schemas = Parse([Base, Wire]);
        var first = new AnchorFact("Test", "First", new SourceSpan("/a.cs", 5, 2, 1, 3, 1, 5));
        var second = new AnchorFact("Test", "Second", new SourceSpan("/b.cs", 5, 2, 1, 3, 1, 5));
        var lost = new AnchorFact("Tset", "Lost", new SourceSpan("/c.cs", 7, 6, 2, 4, 2, 10));
        var packaged = new AnchorFact("Test", "Packaged", null);

        var twice = Assert.Single(SchemaText.Validate(schemas, second, first));
        Assert.Equal(("FW0023", second.Span), (twice.Id, twice.Span));
        Assert.Contains("'First'", Message(twice), StringComparison.Ordinal);

        var unknown = Assert.Single(SchemaText.Validate(schemas, first, lost));
        Assert.Equal(("FW0022", lost.Span), (unknown.Id, unknown.Span));
        Assert.Contains("did you mean 'Test'?", Message(unknown), StringComparison.Ordinal);

        Assert.Equal(first.Span, Assert.Single(SchemaText.Validate(schemas, first, packaged)).Span);
        Assert.Empty(SchemaText.Validate(schemas, packaged));
    }

    [Fact]
    public void A_broken_file_is_the_only_thing_reported()
    {
        var schemas = Parse(["{ \"api\": \"Test\", \"types\": { \"A\": { \"fields\": { \"r\": \"Room\" } } }, \"session\": { \"authenticate\": \"Login\" } }", "{ \"api\" \"Test\" }"]);
        Assert.Equal("FW0001", Assert.Single(schemas.SelectMany(static x => x.Positions.Diagnostics)).Id);
        Assert.Empty(SchemaText.Validate(schemas, new AnchorFact("Test", "TestClient", null), new AnchorFact("Other", "OtherClient", new SourceSpan("/a.cs", 0, 1, 0, 0, 0, 1))));
    }

    [Theory]
    [InlineData("\"a?\": \"A\"")]
    [InlineData("\"a\": \"A?\"")]
    [InlineData("\"a\": \"A[]\"")]
    [InlineData("\"a\": \"map<A>\"")]
    public void A_type_may_contain_itself_where_that_can_end(string field)
        => Assert.Empty(SchemaText.Validate(Parse([SchemaText.Api("\"types\": { \"A\": { \"fields\": { " + field + " } } }"), Base, Wire]), Anchor));

    [Fact]
    public void Reports_do_not_depend_on_the_order_of_files()
    {
        var schemas = Parse([Base, Wire, Base, SchemaText.Api("\"types\": { \"A\": { \"fields\": { \"r\": \"Nothing\" } } }")]);
        Assert.Equal(SchemaText.Validate(schemas, Anchor), SchemaText.Validate(Enumerable.Reverse(schemas), Anchor));
    }

    private static AnchorFact Anchor { get; } = new("Test", "TestClient", null);

    private static void Check(string id, string marked, string advice, string[] others)
    {
        var text = SchemaText.Unmark(marked).Text;
        var schemas = Parse([.. others, text]);
        var record = SchemaText.AssertAt(marked, id, SchemaText.Validate(schemas, Anchor));
        Assert.Contains(advice, Message(record), StringComparison.Ordinal);
    }

    private static ParsedSchema[] Parse(string[] texts)
        => texts.Select(static (text, index) => SchemaText.Parse(text, $"/schemas/{(char)('a' + index)}.rt.json")).ToArray();

    private static string Message(DiagnosticRecord record) => record.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture);
}
