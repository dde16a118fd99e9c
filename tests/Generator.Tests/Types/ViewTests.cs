using System.Text;

namespace Framewright.Generator.Tests.Types;

/// <summary>What views show, and what the strict pass makes of frames that are not as the schema says.</summary>
public sealed class ViewTests(TypeFixture fixture) : IClassFixture<TypeFixture>
{
    [Fact]
    public void A_view_shows_every_member() => Assert.Equal(
        "True|a\"é|True|-2147483648|9223372036854775807|-1.5E-10|79228162514264337593543950335|1700000000123|\u0001\u0002\u0003|a,,|1,2,;;3,;|a=1,b=2,|1>2>False|3,4,|UserAdded|MinusFive|True|True",
        Show("ShowEverything", RoundTripTests.Everything));

    [Fact]
    public void A_view_of_nothing_shows_defaults() => Assert.Equal("False||0|0|False||", fixture.Assembly.Call<string>("Driver", "ShowAbsent"));

    [Theory]
    [InlineData("{}", "False|False|-|-|-|False|False|-|-|False|0")]
    [InlineData("""{"text":null,"nullText":null,"flag":null,"small":null,"nullSmall":null,"leaf":null,"nullLeaf":null,"kind":null,"code":null,"names":null}""", "False|False|-|-|-|False|False|-|-|False|0")]
    [InlineData(RoundTripTests.Optionals, "True|True|False|1|2|True|True|UserRemoved|Zero|True|0")]
    public void Optional_members_tell_whether_they_are_there(string json, string shown) => Assert.Equal(shown, Show("ShowOptionals", json));

    [Fact]
    public void The_last_of_repeated_members_wins()
    {
        var shown = Show("ShowEverything", RoundTripTests.Everything.Replace("\"flag\":true", "\"flag\":true,\"small\":1,\"te\\u0078t\":\"x\",\"text\":\"y\",\"names\":[\"p\",\"q\",\"r\"],\"names\":[\"z\"]", StringComparison.Ordinal));
        Assert.StartsWith("True|y|True|-2147483648|", shown, StringComparison.Ordinal);
        Assert.Contains("|a,,|", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_members_are_passed_over_but_must_be_json()
    {
        var probe = fixture.New("Leaf");
        Assert.Equal("""{"_id":"1"}""", probe.Write(probe.Parse("""{"x":{"_id":[1,{"y":null}]},"_id":"1","_ie":2,"":3}""")));
        Assert.Throws<FrameFormatException>(() => probe.Parse("""{"x":{"_id":[1,{"y":nul}]},"_id":"1"}"""));
    }

    [Fact]
    public void Missing_members_are_counted_and_have_defaults()
    {
        var probe = fixture.New("Everything");
        Assert.Equal(
            """{"text":"","flag":false,"small":0,"big":0,"real":0,"exact":0,"when":-62135596800000,"bytes":"","any":null,"names":[],"grid":[],"gaps":[],"counts":{},"leaf":{"_id":""},"leaves":[],"byName":{},"kind":"","code":0,"kinds":[]}""",
            probe.Write(probe.Parse("{}")).Replace("\"any\":undefined", "\"any\":null", StringComparison.Ordinal));
        Assert.Equal(19, probe.Scratch.MissingMembers.Count);
        probe.Parse("""{"text":null}""");
        Assert.Equal(2, probe.Scratch.MissingMembers["Everything.text"]);
        Assert.Equal(2, probe.Scratch.MissingMembers["Everything.leaf"]);
        probe.Parse("""{"leaf":{}}""");
        Assert.Equal(1, probe.Scratch.MissingMembers["Leaf._id"]);
        Assert.Equal(2, probe.Scratch.MissingMembers["Everything.leaf"]);
    }

    [Fact]
    public void Optional_and_nullable_members_are_never_missed()
    {
        var probe = fixture.New("Optionals");
        probe.Parse("{}");
        Assert.Empty(probe.Scratch.MissingMembers);
    }

    [Theory]
    [InlineData("au", "UserAdded")]
    [InlineData("a-b c", "Spaced")]
    [InlineData("é", "Accent")]
    [InlineData("AU", "AU")]
    [InlineData("something new", "something new")]
    [InlineData("", "")]
    public void An_unknown_text_value_is_kept(string wire, string name)
    {
        var probe = fixture.New("Optionals");
        var json = $$"""{"nullText":null,"nullSmall":null,"nullLeaf":null,"kind":"{{wire}}"}""";
        var record = probe.Parse(json);
        Assert.Contains($"Kind = {name},", record.ToString(), StringComparison.Ordinal);
        Assert.Equal(json.Replace("é", "\\u00E9", StringComparison.Ordinal), probe.Write(record));
    }

    [Theory]
    [InlineData("0", "Zero")]
    [InlineData("-5", "MinusFive")]
    [InlineData("9007199254740993", "Huge")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("7", "7")]
    public void An_unknown_integer_value_is_kept(string wire, string name)
    {
        var probe = fixture.New("Optionals");
        var json = $$"""{"nullText":null,"nullSmall":null,"nullLeaf":null,"code":{{wire}}}""";
        var record = probe.Parse(json);
        Assert.Contains($"Code = {name} ", record.ToString(), StringComparison.Ordinal);
        Assert.Equal(json, probe.Write(record));
    }

    [Theory]
    [InlineData("text", "1")]
    [InlineData("text", "[]")]
    [InlineData("flag", "1")]
    [InlineData("flag", "\"true\"")]
    [InlineData("small", "\"1\"")]
    [InlineData("small", "1.5")]
    [InlineData("small", "2147483648")]
    [InlineData("big", "9223372036854775808")]
    [InlineData("real", "\"1\"")]
    [InlineData("real", "1e999")]
    [InlineData("exact", "1e30")]
    [InlineData("when", "\"now\"")]
    [InlineData("bytes", "\"!\"")]
    [InlineData("names", "{}")]
    [InlineData("names", "[1]")]
    [InlineData("grid", "[1]")]
    [InlineData("counts", "[1]")]
    [InlineData("counts", "{\"a\":\"b\"}")]
    [InlineData("leaf", "[]")]
    [InlineData("leaf", "\"x\"")]
    [InlineData("leaf", "{\"_id\":1}")]
    [InlineData("leaves", "[[]]")]
    [InlineData("byName", "{\"a\":1}")]
    [InlineData("kind", "1")]
    [InlineData("code", "\"1\"")]
    [InlineData("kinds", "[false]")]
    public void A_wrong_kind_is_a_fault(string member, string json) =>
        Assert.Throws<FrameFormatException>(() => fixture.New("Everything").Parse($$"""{"{{member}}":{{json}}}"""));

    [Fact]
    public void An_empty_array_is_an_empty_map_and_not_missed()
    {
        var probe = fixture.New("Everything");
        Assert.Contains("\"counts\":{},", probe.Write(probe.Parse("""{"counts":[],"byName":[ ]}""")), StringComparison.Ordinal);
        Assert.DoesNotContain("Everything.counts", probe.Scratch.MissingMembers.Keys);
        Assert.DoesNotContain("Everything.byName", probe.Scratch.MissingMembers.Keys);
    }

    [Fact]
    public void A_null_element_is_its_types_default()
    {
        var probe = fixture.New("Everything");
        Assert.Contains("\"names\":[\"\",\"a\"],\"grid\":[[],[0,1]],", probe.Write(probe.Parse("""{"names":[null,"a"],"grid":[null,[null,1]]}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cut_off_faults_at_every_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(RoundTripTests.Everything);
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes.AsSpan(0, length).ToArray();
            Assert.Throws<FrameFormatException>(() => fixture.New("Everything").Parse(cut));
        }
    }

    [Fact]
    public void Secrets_are_not_part_of_the_text()
    {
        var probe = fixture.New("Secrets");
        Assert.Equal("Secrets { User = u, Password = ***, Token = ***, Pin = *** }", probe.Parse("""{"user":"u","password":"hunter2","token":"t0k","pin":1234}""").ToString());
        Assert.Equal("Secrets { User = u, Password = ***, Token = , Pin = *** }", probe.Parse("""{"user":"u","password":"hunter2","pin":1234}""").ToString());
    }

    private string Show(string method, string json) => fixture.Assembly.Call<string>("Driver", method, Encoding.UTF8.GetBytes(json));
}
