using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The header reader where frames are arrays or objects, where values are looked into, and where null tells.</summary>
public sealed class MixedHeaderTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    [Theory]
    [InlineData("""["news",{"on":true},{"a":[1]}]""", "tuple", "\"news\"", """{"a":[1]}""")]
    [InlineData("""[ "news" , { "x" : 0, "on" : true } , 5 , 6, {} ]""", "tuple", "\"news\"", "5")]
    [InlineData("""[7,{"deep":[0,"body",1],"x":0},"b","a",null]""", "triple", "\"a\" \"b\"", "\"body\"")]
    [InlineData("""[7.0,{"deep":[0,{}]},2,3]""", "triple", "3 2", "{}")]
    [InlineData("""{"event":"status"}""", "status", "", null)]
    public void Arrays_are_told_by_position(string frame, string kind, string route, string? body)
    {
        var reading = fixture.New("Mixed").Read(frame);
        Assert.Equal(kind, reading.Kind);
        Assert.Equal(route, reading.Route);
        Assert.Equal(body, reading.Body);
        Assert.True(reading.Header.IsComplete || reading.Role == FrameRole.Notice);
    }

    [Theory]
    [InlineData("\"beats\"")]
    [InlineData("{}")]
    [InlineData("[[7]]")]
    [InlineData("[8]")]
    [InlineData("""["news",{"on":false},1]""")]
    [InlineData("""["news",["on"],1]""")]
    [InlineData("""{"0":7}""")]
    public void Other_arrays_are_unknown(string frame) => Assert.Equal("unknown", fixture.New("Mixed").Read(frame).Kind);

    [Theory]
    [InlineData(" [ ] ", "empty")]
    [InlineData(" \"be\\u0061t\" ", "word")]
    public void The_frame_itself_may_tell(string frame, string kind) => Assert.Equal(kind, fixture.New("Mixed").Read(frame).Kind);

    [Theory]
    [InlineData("""{"data":"x","body":1}""", "data", "\"x\"", "1")]
    [InlineData("""{"body":1,"data":"x"}""", "data", "\"x\"", "1")]
    [InlineData("""{"data":{"kind":"other"},"body":[2]}""", "data", """{"kind":"other"}""", "[2]")]
    [InlineData("""{"data":[1],"body":[2]}""", "data", "[1]", "[2]")]
    [InlineData("""{"data":null,"body":[2]}""", "data", "null", "[2]")]
    [InlineData("""{"data":{"value":3,"kind":"inner"},"body":[2]}""", "inner", "\"inner\"", "3")]
    [InlineData("""{"data":{"kind":"inner","value":{"v":3}},"body":[2]}""", "inner", "\"inner\"", """{"v":3}""")]
    public void A_value_may_be_both_wanted_and_looked_into(string frame, string kind, string route, string body)
    {
        var reading = fixture.New("Mixed").Read(frame);
        Assert.Equal(kind, reading.Kind);
        Assert.Equal(route, reading.Route);
        Assert.Equal(body, reading.Body);
    }

    [Theory]
    [InlineData("""{"id":1,"error":null,"result":5}""", "good", null, "5")]
    [InlineData("""{"result":5,"error":null,"id":1}""", "good", null, "5")]
    [InlineData("""{"id":1,"result":5,"error":null}""", "good", null, "5")]
    [InlineData("""{"id":1,"error":{"code":1},"result":5}""", "bad", """{"code":1}""", null)]
    [InlineData("""{"id":1,"error":"x"}""", "bad", "\"x\"", null)]
    [InlineData("""{"error":"x","id":1}""", "bad", "\"x\"", null)]
    [InlineData("""{"id":1,"result":5}""", "plain", null, "5")]
    [InlineData("""{"id":1}""", "plain", null, null)]
    public void A_null_error_is_present_but_no_error(string frame, string kind, string? error, string? body)
    {
        var reading = fixture.New("Mixed").Read(frame);
        Assert.Equal(kind, reading.Kind);
        Assert.Equal(error, reading.Error);
        Assert.Equal(body, reading.Body);
        Assert.Equal("1", reading.Id);
    }
}
