using System.Text;
using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Seam;

/// <summary>A probe says which topics changed, and rather too many than too few.</summary>
public sealed class RecoveryProbeTests
{
    private static readonly RecoveryProbe<Echo> Probe = new(since => new Echo(since.ToUnixTimeSeconds()), new JsonPath("update"), new JsonPath("_id"), "r5");

    [Theory]
    [InlineData("""{"update":[{"_id":"r1"},{"_id":"r5"}]}""", true)]
    [InlineData("""{"update":[{"_id":"\u00725"}]}""", true)]
    [InlineData("""{"update":[{"_id":"r1"},{"_id":"r55"},{"_id":5}]}""", false)]
    [InlineData("""{"update":[]}""", false)]
    [InlineData("""{"remove":[]}""", true)]
    [InlineData("""{"update":null}""", true)]
    [InlineData("""{"update":{"_id":"r1"}}""", true)]
    [InlineData("""{"update":[{"_id":"r1"},{"name":"x"}]}""", true)]
    [InlineData("""{"update":[{"_id":null}]}""", true)]
    [InlineData("""["r1"]""", true)]
    [InlineData("", true)]
    public void A_topic_changed_when_it_is_named_or_nothing_is(string result, bool expected) => Assert.Equal(expected, Probe.Names(Encoding.UTF8.GetBytes(result)));

    [Fact]
    public void Numbers_and_bare_values_name_topics_too()
    {
        var numbers = new RecoveryProbe<Echo>(_ => new Echo(1), new JsonPath(), new JsonPath(), "5");
        Assert.True(numbers.Names("[1,5]"u8));
        Assert.True(numbers.Names("""["5"]"""u8));
        Assert.False(numbers.Names("[1,55]"u8));
    }

    [Fact]
    public void A_result_that_is_no_json_is_a_fault() => Assert.Throws<FrameFormatException>(() => Probe.Names("""{"update":[{"_id":}]}"""u8));

    [Fact]
    public void Its_call_takes_the_moment_only()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Probe.WriteParameters(writer, DateTimeOffset.FromUnixTimeSeconds(42));
        Assert.Equal("[42]", Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Same(Echo.Method, Probe.Method);
    }
}
