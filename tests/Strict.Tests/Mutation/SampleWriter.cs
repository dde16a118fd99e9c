using System.Text;

namespace Framewright.Strict.Tests.Mutation;

/// <summary>Writes events of the streams of strict.rt.json: any choice of members, mostly in the schema's order as servers write, now and then in another.</summary>
internal static class SampleWriter
{
    private static readonly (string Name, string[] Values)[] SampleMembers =
    [
        ("_id", ["\"pLm8dQ2vXcR7sTn4K\"", "\"x\"", "\"\"", "\"0123456789abcdef0123456789abcdef\"", "null"]),
        ("rid", ["\"GENERAL\"", "\"pLm8dQ2vXcR7sTn4KpLm8dQ2vXcR7sTn4K\""]),
        ("msg", ["\"plain\"", "\"caf\\u00e9 \\\"quoted\\\" \\ud83d\\ude00 – ok\\n\"", "\"日本 {}[],:\"", "\"a longer text without any escape that goes on beyond sixty-four bytes, so that it takes more than a block\"", "null"]),
        ("ts", ["{\"$date\":1718000000123}", "{\"$date\":0}", "{\"$date\":-5}", "{ \"$date\" : 1718000000123 }", "{\"$date\":1718000000123,\"x\":[1]}", "\"2024-06-10T08:13:20.123Z\"", "{\"$date\":null}"]),
        ("iso", ["\"2024-06-10T08:13:20.123Z\"", "\"2024-06-10T08:13:20+02:00\"", "\"2024-06-10\"", "null"]),
        ("seconds", ["1718000000", "0", "-1"]),
        ("millis", ["1718000000123", "17180000001234"]),
        ("int", ["0", "17", "-2147483648", "1e3", "12.0"]),
        ("asked", ["1", "null", "2147483647"]),
        ("long", ["9223372036854775807", "-1", "1234567890123456", "12345678"]),
        ("double", ["0.5", "-12.5e-1", "1e300", "3"]),
        ("decimal", ["61234.10", "79228162514264337593543950335", "-0.0000000000000000000000000001"]),
        ("priced", ["\"61234.10\"", "\"-1\"", "null"]),
        ("flag", ["true", "false"]),
        ("bytes", ["\"AQID\"", "\"\"", "\"aGVsbG8gd29ybGQ=\""]),
        ("ebytes", ["{\"$binary\":\"AQID\"}", "{\"$binary\":\"Pz8\\/Pj4+\"}"]),
        ("raw", ["{\"deep\":[[1,2.0,{\"k\":[]}],\"z\"],\"t\":null,\"f\":false}", "[1,\"two\",{\"three\":3},[[]],{},true]", "\"text\"", "12.50", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":\"padding of a length that is more than a block\"}}}}}"]),
        ("u", ["{\"_id\":\"u1\",\"name\":\"alice\",\"n\":5}", "{\"_id\":\"u1\",\"extra\":[1,{\"x\":\"y\"}],\"name\":null}", "{}", "null"]),
        ("leaf", ["{\"n\":1,\"name\":\"bob\",\"_id\":\"u2\"}", "null"]),
        ("texts", ["[]", "[\"a\"]", "[\"a\",\"b\",null,\"\\u0063\"]", "[ \"a\" , \"b\" ]"]),
        ("ints", ["[]", "[1,2,3]", "[0,-1,1000000]"]),
        ("grid", ["[[1,2],[3],[]]", "[]"]),
        ("some", ["[\"a\",null,\"b\"]", "[null]"]),
        ("leaves", ["[{\"_id\":\"u1\",\"name\":\"a\"},{\"_id\":\"u2\",\"name\":\"b\"},null]", "[]", "[{}]"]),
        ("map", ["{\":+1:\":\"bob\",\":x\\u0031:\":\"\"}", "{}", "[]"]),
        ("leafMap", ["{\"a\":{\"_id\":\"1\"},\"b\":{\"name\":\"n\",\"zzz\":{}}}"]),
        ("listMap", ["{\":+1:\":[\"bob\",\"alice\"],\":tada:\":[]}"]),
        ("colour", ["\"r\"", "\"green\"", "\"blue\""]),
        ("priority", ["1", "3"]),
        ("level", ["[\"61234.1\",\"0.5\",3]", "[\"1\",\"x\"]", "[\"1\",\"x\",null,[],{}]", "[]"]),
        ("block", ["{\"type\":\"PARAGRAPH\",\"text\":\"t\"}", "{\"blocks\":[{\"type\":\"PARAGRAPH\",\"text\":\"in\"},{\"type\":\"NEW\",\"x\":[1]}],\"type\":\"QUOTE\"}", "{}", "{\"type\":5}"]),
        ("posted", ["\"{\\\"id\\\":\\\"p1\\\",\\\"size\\\":3}\"", "\" {}\"", "\"null\""]),
        ("kept", ["{\"theme\":\"dark\",\"fontSize\":12,\"a\":[{}]}", "{\"x\":1,\"theme\":\"t\",\"y\":null}"]),
        ("later", ["[{\"_id\":\"l1\",\"x\":[{}]},{\"n\":2}]", "[]", "[null]", "null", "{\"wrong\":\"kind\"}"]),
        ("laterLeaf", ["{\"_id\":\"l1\",\"name\":\"later\"}", "null", "17"]),
        ("inner", ["{\"_id\":\"in\",\"int\":5,\"ints\":[1],\"ts\":{\"$date\":1718000000123}}"]),
        ("unknown", ["{\"a\":[1,2,{\"b\":\"c\"}]}", "\"text\"", "[[[]]]", "-1.5e3", "null"]),
        ("unknownLongerNameThatNobodyExpects", ["true", "[{\"usernames\":[\"a\",\"b\"]},{\"k\":\"v\"},[],{},1e5,false,null,\"x\"]"]),
    ];

    private static readonly string[] NamesOfNames =
    [
        "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefgi", "abcdefghi", "bbcdefghi", "abcdefghijklmn", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnoq", "abcdefghXjklmnop", "abcdefghijklmnopq",
        "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwxyz01234", "abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmnopqrstuvwxyz0123456", "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0",
        "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz01", "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz012", "quo\\\"te", "back\\\\slash", "sla/sh", "sla\\/sh", "é", "\\u00e9", "名前", "😀", "\\ud83d\\ude00", "a b", "$",
        "abcdefgj", "abcdefghijklmnor", "A", "", "b", "\\u0061b", "abcdefghijklmnopr",
    ];

    private static readonly string[] TextValues = ["\"v\"", "\"\"", "\"value of usual length\"", "null", "\"\\u0076\"", "\"a value that goes on beyond thirty-two bytes and then some\""];

    /// <summary>The members of Sample that are known, with a value that each takes.</summary>
    public static IEnumerable<(string Name, string Value)> Members => SampleMembers.Select(member => (member.Name, member.Values[0]));

    public static byte[] Sample(ref Draws draws)
    {
        var text = new StringBuilder();
        var members = new List<string>();
        var sparse = draws.OneIn(3);
        foreach (var (name, values) in SampleMembers)
        {
            if (sparse ? draws.OneIn(4) : draws.Below(3) > 0) members.Add($"\"{(draws.OneIn(60) ? Escaped(name) : name)}\":{draws.Of<string>(values)}");
        }

        if (draws.OneIn(4)) Shuffle(members, ref draws);
        return Frame(text, "samples", members, ref draws);
    }

    public static byte[] Names(ref Draws draws)
    {
        var members = new List<string>();
        foreach (var name in NamesOfNames)
        {
            if (draws.OneIn(2)) members.Add($"\"{name}\":{draws.Of<string>(TextValues)}");
        }

        if (draws.OneIn(3)) Shuffle(members, ref draws);
        return Frame(new StringBuilder(), "names", members, ref draws);
    }

    private static byte[] Frame(StringBuilder text, string stream, List<string> members, ref Draws draws)
    {
        var separator = draws.OneIn(12) ? " ,\n " : ",";
        text.Append("{\"msg\":\"changed\",\"collection\":\"").Append(stream).Append("\",\"id\":\"id\",\"fields\":{\"eventName\":\"GENERAL\",\"args\":[{").AppendJoin(separator, members).Append('}');
        if (draws.OneIn(6)) text.Append(",{\"more\":[1]}");
        text.Append(']').Append(draws.OneIn(6) ? ",\"later\":{\"x\":1}" : "").Append('}').Append(draws.OneIn(6) ? ",\"tail\":[1,\"two\"]}" : "}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Shuffle(List<string> members, ref Draws draws)
    {
        for (var last = members.Count - 1; last > 0; last--)
        {
            var other = draws.Below(last + 1);
            (members[last], members[other]) = (members[other], members[last]);
        }
    }

    private static string Escaped(string name) => string.Concat(name.Select(letter => $"\\u{(int)letter:x4}"));
}
