using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Types;

/// <summary>Records are written, read through views, and are the same again.</summary>
public sealed class RoundTripTests(TypeFixture fixture) : IClassFixture<TypeFixture>
{
    public const string Everything =
        """{"text":"a\u0022\u00E9","flag":true,"small":-2147483648,"big":9223372036854775807,"real":-1.5E-10,"exact":79228162514264337593543950335,"when":1700000000123,"bytes":"AQID","any":{"x":[1,null]},"names":["a",""],"grid":[[1,2],[],[3]],"gaps":["a",""],"counts":{"a":1,"b":2},"leaf":{"_id":"1","next":{"_id":"2"}},"leaves":[{"_id":"3"},{"_id":"4","children":[{"_id":"5"}]}],"byName":{"k":{"_id":"6"}},"kind":"au","code":-5,"kinds":["ru","new"]}""";

    public const string Optionals =
        """{"text":"t","nullText":"n","both":"b","flag":false,"small":1,"nullSmall":2,"when":0,"bytes":"AA==","any":null,"names":[],"counts":{},"leaf":{"_id":"1"},"nullLeaf":{"_id":"2"},"kind":"ru","code":0}""";

    [Theory]
    [InlineData("Everything", Everything)]
    [InlineData("Words", """{"class":"1","event":"2","record":3,"async":true,"Words":"4","is-it":"5","a.b":"6","\u0022quoted\\":"7","\u00E9\u2603":"8","frame":"9","scratch":"10","block":"11","value":"12","parse":"13","empty":"14","view":"15","read":"16","write":"17","slotOf":"18","readMember":"19"}""")]
    [InlineData("Secrets", """{"user":"u","password":"p","token":"t","pin":1234}""")]
    [InlineData("Nothing", "{}")]
    [InlineData("Optionals", """{"nullText":null,"nullSmall":null,"nullLeaf":null}""")]
    public void What_is_read_is_written_again(string type, string json)
    {
        var probe = fixture.New(type);
        Assert.Equal(json, probe.Write(probe.Parse(json)));
        Assert.Empty(probe.Scratch.MissingMembers);
    }

    [Fact]
    public void An_optional_member_is_written_when_it_has_a_value()
    {
        var probe = fixture.New("Optionals");
        Assert.Equal(Optionals.Replace("\"any\":null,", "", StringComparison.Ordinal), probe.Write(probe.Parse(Optionals)));
    }

    [Fact]
    public void Records_are_equal_by_value()
    {
        var probe = fixture.New("Leaf");
        const string json = """{"_id":"1","children":[{"_id":"2"},{"_id":"3","next":{"_id":"4"}}]}""";
        Assert.Equal(probe.Parse(json), probe.Parse(json));
        Assert.NotEqual(probe.Parse(json), probe.Parse(json.Replace('4', '5')));
    }

    [Theory]
    [InlineData("ejson-date", """{"$date":1700000000123}""")]
    [InlineData("unix-milliseconds", "1700000000123")]
    [InlineData("unix-seconds", "1700000000")]
    [InlineData("iso-8601", "\"2023-11-14T22:13:20.123+00:00\"")]
    public void A_date_is_what_the_protocol_says(string codec, string json) => CheckScalar("date", "unix-milliseconds", codec, json);

    [Theory]
    [InlineData("ejson-binary", """{"$binary":"AQID"}""")]
    [InlineData("base64", "\"AQID\"")]
    public void Bytes_are_what_the_protocol_says(string codec, string json) => CheckScalar("binary", "base64", codec, json);

    [Fact]
    public void A_type_may_have_hundreds_of_members()
    {
        var probe = fixture.New("Row");
        var json = "{" + string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"column{i}\":{(i % 2 == 0 ? $"{i}" : $"\"{i}\"")}")) + "}";
        Assert.Equal(json, probe.Write(probe.Parse(json)));
        var reversed = "{" + string.Join(',', json[1..^1].Split(',').Reverse()) + "}";
        Assert.Equal(json, probe.Write(probe.Parse(reversed)));
        probe.Parse("{}");
        Assert.Equal(200, probe.Scratch.MissingMembers.Count);
    }

    private static void CheckScalar(string type, string usual, string codec, string json)
    {
        var protocol = TestProtocols.Small.Edit($"\"{type}\": \"{usual}\"", $"\"{type}\": \"{codec}\"");
        var api = new SchemaFile("/schema/one.rt.json", """
            { "api": "One", "protocol": "Small", "types": { "One": { "fields": { "value": "TYPE", "more": "TYPE[]" } } },
              "methods": { "Put": { "call": "put", "params": ["One one"], "returns": "One" } } }
            """.Replace("TYPE", type, StringComparison.Ordinal));
        using var assembly = Generation.Of("[Framewright.RealtimeClient(\"One\")] internal sealed partial class OneClient;", protocol, api)
            .Load(hint => hint.EndsWith(".Types.g.cs", StringComparison.Ordinal));
        var probe = assembly.Object("One");
        var text = $$"""{"value":{{json}},"more":[{{json}}]}""";
        Assert.Equal(text, probe.Write(probe.Parse(Encoding.UTF8.GetBytes(text))));
    }
}
