using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The header reader of a protocol of objects.</summary>
public sealed class SmallHeaderTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    [Theory]
    [InlineData("""{"type":"hello"}""", "hello", FrameRole.Opened)]
    [InlineData("""{"type":"denied","why":{"text":"no"}}""", "denied", FrameRole.Refused)]
    [InlineData("""{"type":"ping","data":[1]}""", "ping", FrameRole.Ping)]
    [InlineData("""{"type":"pong"}""", "pong", FrameRole.Pong)]
    [InlineData("""{"type":"reply","ok":true,"id":1,"data":{"result":2}}""", "ok", FrameRole.Reply)]
    [InlineData("""{"type":"reply","ok":false,"id":1}""", "failed", FrameRole.Reply)]
    [InlineData("""{"type":"joined","channels":[1]}""", "joined", FrameRole.Subscribed)]
    [InlineData("""{"type":"joined2","channels":[1]}""", "joined", FrameRole.Subscribed)]
    [InlineData("""{"type":"left","id":4}""", "left", FrameRole.Unsubscribed)]
    [InlineData("""{"type":"event","channel":"c","data":{"sub":null,"items":[]}}""", "news", FrameRole.Event)]
    [InlineData("""{"type":"event","channel":"c","data":{}}""", "event", FrameRole.Event)]
    [InlineData("""{"type":"bye"}""", "bye", FrameRole.Goodbye)]
    [InlineData("""{"type":"lost"}""", "lost", FrameRole.Invalid)]
    [InlineData("""{"type":"fault"}""", "fault", FrameRole.Fault)]
    [InlineData("""{"tick":-1.5e3}""", "tick", FrameRole.Notice)]
    [InlineData("""{"type":"bye","tick":1}""", "bye", FrameRole.Goodbye)]
    [InlineData("""{"tick":1,"type":"event"}""", "event", FrameRole.Event)]
    [InlineData("""{"type":"\u0068ello"}""", "hello", FrameRole.Opened)]
    [InlineData("""{"\u0074ype":"hello"}""", "hello", FrameRole.Opened)]
    public void Every_frame_has_its_role(string frame, string kind, FrameRole role)
    {
        var reading = fixture.New("Small").Read(frame);
        Assert.Equal(kind, reading.Kind);
        Assert.Equal(role, reading.Role);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData(""" "type" """)]
    [InlineData("""{"type":"hell"}""")]
    [InlineData("""{"type":["hello"]}""")]
    [InlineData("""{"type":{"hello":1}}""")]
    [InlineData("""{"type":"reply","ok":"true"}""")]
    [InlineData("""{"type":"reply","ok":null}""")]
    [InlineData("""{"tick":"1"}""")]
    [InlineData("""{"inner":{"type":"hello"}}""")]
    public void What_matches_nothing_is_unknown(string frame)
    {
        var reading = fixture.New("Small").Read(frame);
        Assert.Equal("unknown", reading.Kind);
        Assert.Equal(FrameRole.Unknown, reading.Role);
        Assert.Equal(-1, reading.Header.Kind);
        Assert.True(reading.Header.IsComplete);
    }

    [Fact]
    public void Members_come_in_any_order()
    {
        string[] members = ["\"type\":\"event\"", "\"channel\":\"c/1\"", "\"data\":{\"x\":[{}],\"sub\":\"s\",\"items\":[1,2]}", "\"more\":{\"data\":{\"sub\":9}}"];
        foreach (var order in Permutations.Of(members))
        {
            var reading = fixture.New("Small").Read("{" + string.Join(" , ", order) + "}");
            Assert.Equal("news", reading.Kind);
            Assert.Equal("\"c/1\" \"s\"", reading.Route);
            Assert.Equal("[1,2]", reading.Body);
            Assert.True(reading.Header.IsComplete);
        }
    }

    [Fact]
    public void Members_inside_come_in_any_order()
    {
        string[] members = ["\"result\":{\"a\":1}", "\"error\":null", "\"other\":[[]]"];
        foreach (var order in Permutations.Of(members))
        {
            var reading = fixture.New("Small").Read("{\"data\":{" + string.Join(',', order) + "},\"ok\":true,\"id\":12,\"type\":\"reply\"}");
            Assert.Equal("ok", reading.Kind);
            Assert.Equal("12", reading.Id);
            Assert.Equal("{\"a\":1}", reading.Body);
            Assert.Null(reading.Error);
        }
    }

    [Theory]
    [InlineData("""{"type":"reply","ok":true,"id":3,"data":{"result":1,"error":{"code":"x"}}}""")]
    [InlineData("""{"type":"reply","ok":true,"id":3,"data":{"error":{"code":"x"},"result":1}}""")]
    [InlineData("""{"data":{"error":{"code":"x"},"result":1},"type":"reply","ok":true,"id":3}""")]
    [InlineData("""{"data":{"result":1,"error":{"code":"x"}},"type":"reply","ok":true,"id":3}""")]
    [InlineData("""{"type":"reply","ok":true,"id":3,"data":{"result":1,"error":null,"error":{"code":"x"}}}""")]
    public void An_error_is_found_before_and_behind_the_result(string frame)
    {
        var reading = fixture.New("Small").Read(frame);
        Assert.Equal("ok", reading.Kind);
        Assert.Equal("{\"code\":\"x\"}", reading.Error);
        Assert.Equal("1", reading.Body);
    }

    [Fact]
    public void The_header_stops_at_the_body()
    {
        var probe = fixture.New("Small");
        var header = probe.ReadHeader("""{"type":"reply","ok":true,"id":3,"data":{"result": {"broken"""u8);
        Assert.Equal(FrameRole.Reply, header.Role);
        Assert.False(header.IsComplete);
        Assert.Equal(51, header.Body);
    }

    [Fact]
    public void Of_repeated_members_the_first_counts()
    {
        var reading = fixture.New("Small").Read("""{"type":"event","type":"hello","channel":"a","channel":"b","data":{"sub":1,"sub":2,"items":[1],"items":[2]},"data":{"sub":3,"items":[3]}}""");
        Assert.Equal("news", reading.Kind);
        Assert.Equal("\"a\" 1", reading.Route);
        Assert.Equal("[1]", reading.Body);
    }

    [Theory]
    [InlineData("""{"type":"event","channel":"a"}""", """{"type":"event","channel":"a"}""")]
    [InlineData(""" {"channel":"a","type":"event"} """, """{"channel":"a","type":"event"}""")]
    public void A_body_may_be_the_frame_itself(string frame, string body)
    {
        var reading = fixture.New("Small").Read(frame);
        Assert.Equal("event", reading.Kind);
        Assert.Equal(body, reading.Body);
        Assert.Equal("\"a\"", reading.Route);
    }

    [Fact]
    public void An_error_may_be_the_frame_itself()
    {
        var probe = fixture.New("Small");
        var reading = probe.Read("""{"type":"reply","ok":false,"id":1,"code":429,"reason":"later","error":{"message":"m\u00e9"},"details":{"wait":1.5}}""");
        var error = probe.ReadError(reading.Frame, reading.Header);
        Assert.Equal("429", error.Code);
        Assert.Equal("later", error.Reason);
        Assert.Equal("mé", error.Message);
        Assert.Equal("{\"wait\":1.5}", error.Details);
        Assert.Equal(TimeSpan.FromSeconds(1.5), error.RetryAfter);
    }

    [Theory]
    [InlineData("""{"code":"slow","details":{"wait":"2"}}""", 2.0)]
    [InlineData("""{"code":"other","details":{"wait":2}}""", null)]
    [InlineData("""{"code":"slow","details":{"wait":-2}}""", null)]
    [InlineData("""{"code":"slow","details":{"wait":9e11}}""", null)]
    [InlineData("""{"code":"slow","details":{"wait":1e300}}""", null)]
    [InlineData("""{"code":"slow","details":{"wait":"soon"}}""", null)]
    [InlineData("""{"code":"slow"}""", null)]
    [InlineData("\"slow\"", null)]
    public void A_delay_counts_where_the_schema_says_so(string error, double? seconds)
    {
        var probe = fixture.New("Small");
        var reading = probe.Read($$"""{"type":"left","id":1,"error":{{error}}}""");
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, probe.ReadError(reading.Frame, reading.Header).RetryAfter);
    }

    [Theory]
    [InlineData("""{"type":"denied","why":{"text":"no\n"}}""", "no\n")]
    [InlineData("""{"type":"denied","why":"no"}""", null)]
    [InlineData("""{"type":"bye","reason":{"a":1}}""", """{"a":1}""")]
    [InlineData("""{"type":"lost"}""", """{"type":"lost"}""")]
    [InlineData("""{"type":"pong"}""", null)]
    public void A_reason_lies_where_the_schema_says(string frame, string? reason)
    {
        var probe = fixture.New("Small");
        var reading = probe.Read(frame);
        Assert.Equal(reason, probe.ReadReason(reading.Frame, reading.Header));
    }

    [Theory]
    [InlineData("""{"type":"joined","channels":["1",2]}""", """["1",2]""", true)]
    [InlineData("""{"type":"left","id":"5"}""", "\"5\"", false)]
    [InlineData("""{"type":"left"}""", "", false)]
    public void Ids_are_tokens(string frame, string id, bool isList)
    {
        var reading = fixture.New("Small").Read(frame);
        Assert.Equal(id, reading.Id);
        Assert.Equal(isList, reading.Header.IdIsList);
    }
}
