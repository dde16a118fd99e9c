using System.Text;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>Frames that are cut off, or followed by what does not belong there.</summary>
public sealed class BrokenFrameTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    public static TheoryData<string, string> Frames => new()
    {
        { "Small", """{"type":"hello","session":{"token":"a\u00e9"},"n":1}""" },
        { "Small", """{"type":"reply","ok":true,"id":3,"data":{"result":{"a":[1,{"b":"x"}]},"error":null}}""" },
        { "Small", """{"type":"event","channel":"c","data":{"sub":"s","items":[1,2.5e1,true]},"more":{"x":[]}}""" },
        { "Small", """ {"channel":"c","type":"event","data":null} """ },
        { "Small", """{"type":"left","id":3,"error":{"code":"x","details":{"wait":1}}}""" },
        { "Mixed", """[7,{"deep":[0,"body",1],"x":0},"b","a",null]""" },
        { "Mixed", """{"id":1,"error":null,"result":{"a":1}}""" },
        { "Ddp", """{"msg":"changed","collection":"c","id":"id","fields":{"eventName":"e","args":[{"_id":"x"},1]}}""" },
        { "Ddp", """{"msg":"result","id":"1","result":{"a":1},"error":{"error":403,"reason":"x"}}""" },
        { "Ddp", """{"msg":"ready","subs":["1","2"]}""" },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_that_is_cut_off_faults_and_never_throws_anything_else(string protocol, string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        var end = Encoding.UTF8.GetByteCount(frame.TrimEnd());
        for (var length = 0; length < end; length++)
        {
            // A copy of exactly this length, so that reading behind it cannot go unnoticed.
            var cut = bytes.AsSpan(0, length).ToArray();
            Assert.Throws<FrameFormatException>(() => fixture.New(protocol).Read(cut));
        }

        Assert.NotEqual("unknown", fixture.New(protocol).Read(bytes).Kind);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Nothing_may_follow_a_frame(string protocol, string frame)
    {
        foreach (var garbage in new[] { "x", ",", "}", "]", "{}", "\"", "\0", "\u00e9" })
            Assert.Throws<FrameFormatException>(() => fixture.New(protocol).Read(frame + garbage));
        Assert.Equal(fixture.New(protocol).Read(frame).Kind, fixture.New(protocol).Read(frame + " \r\n\t").Kind);
    }

    [Theory]
    [InlineData("Small", """{"type":"reply","ok":true,"id":3,"data":{"result":1 2}}""")]
    [InlineData("Small", """{"type":"reply","ok":true,"id":3,"data":{"result":1,}}""")]
    [InlineData("Small", """{"type":"reply","ok":true,"id":3,"data":{"result":1]}""")]
    [InlineData("Small", """{"type":"reply","ok":true,"id":3,"data":{"result":1},"x"}""")]
    [InlineData("Small", """{"type":"reply","ok":true,"id":3,"data":{"result":1},"error":{"a":tru}}""")]
    [InlineData("Small", """{"type":"event","channel":"c","data":{"sub":1,"items":[]},"more":[1,]}""")]
    [InlineData("Mixed", """[7,{"deep":[0,1 2]},"b","a"]""")]
    [InlineData("Mixed", """["a",{"on":true},1,]""")]
    [InlineData("Ddp", """{"msg":"changed","collection":"c","fields":{"eventName":"e","args":[]}""")]
    [InlineData("Ddp", """{"msg":"changed","collection":"c","fields":{"eventName":"e","args":[]}}}""")]
    public void What_lies_behind_the_body_is_checked(string protocol, string frame) =>
        Assert.Throws<FrameFormatException>(() => fixture.New(protocol).Read(frame));

    [Fact]
    public void Depth_is_limited_in_front_of_in_and_behind_the_body()
    {
        var deep = new string('[', 80) + new string(']', 80);
        var probe = fixture.New("Ddp");
        foreach (var frame in new[]
        {
            """{"x":DEEP,"msg":"changed","collection":"c","fields":{"eventName":"e","args":[]}}""",
            """{"msg":"changed","collection":"c","fields":{"eventName":"e","args":DEEP}}""",
            """{"msg":"changed","collection":"c","fields":{"eventName":"e","args":[],"x":DEEP}}""",
        })
        {
            Assert.Equal("changed", probe.Read(frame.Replace("DEEP", "[]", StringComparison.Ordinal)).Kind);
            Assert.Throws<FrameFormatException>(() => probe.Read(frame.Replace("DEEP", deep, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_tail_of_a_frame_that_was_read_to_its_end_is_nothing()
    {
        var probe = fixture.New("Small");
        var frame = """{"data":{"result":1},"ok":true,"type":"reply"}"""u8.ToArray();
        var header = probe.ReadHeader(frame);
        Assert.True(header.IsComplete);
        probe.ReadTail(frame, 0, ref header);
        Assert.Equal(FrameRole.Reply, header.Role);
    }
}
