using System.Reflection;
using System.Text;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Subscriptions;

namespace Framewright.Protocols.Tests.Headers;

/// <summary>What a peer can make a connection's memo of headers keep.</summary>
public sealed class HeaderMemoLimitTests
{
    [Fact]
    public void Frames_of_ever_new_shapes_take_no_more_memory()
    {
        byte[][] frames = [.. Enumerable.Range(0, 20_000).Select(i => Encoding.UTF8.GetBytes($$"""{"x{{i}}":2,"id":5,"type":"result","success":true,"result":null}"""))];
        var memo = new HeaderMemo<HomeAssistant>(new RouteHash(1));
        foreach (var frame in frames.AsSpan(0, 100)) memo.Read(frame, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var frame in frames.AsSpan(100)) memo.Read(frame, out _);
        var kept = GC.GetAllocatedBytesForCurrentThread() - before;

        // All of its templates, at most: it may not have come to all of them before.
        Assert.InRange(kept, 0, 16 * 1024);
    }

    [Fact]
    public void Texts_that_nobody_asks_for_are_not_kept()
    {
        var frame = """{"trace":"not to be kept","id":5,"type":"result","success":true,"result":null}"""u8.ToArray();
        var template = HeaderTwin<HomeAssistant>.TemplateOf(frame);
        Assert.NotNull(template);
        Assert.True(HeaderTwin<HomeAssistant>.IsLike(template, frame));
        var bytes = (byte[])typeof(HeaderTemplate).GetField("bytes", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(template)!;
        Assert.Contains("\"type\":\"result\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("kept", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":5,"type":"r\u0065sult","success":true,"result":null}""")]
    [InlineData("""{"\u0069d":5,"type":"result","success":true,"result":null}""")]
    [InlineData("""{"a":"1","b":"2","c":"3","d":"4","e":"5","f":"6","g":"7","h":"8","i":"9","id":5,"type":"result","success":true,"result":null}""")]
    [InlineData("""{"id":5,"type":"result","success":true""")]
    public void No_template_is_made_of_escapes_of_too_much_or_of_less_than_a_frame(string frame) => Assert.Null(HeaderTwin<HomeAssistant>.TemplateOf(Encoding.UTF8.GetBytes(frame)));
}
