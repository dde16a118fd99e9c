using Framewright.Http;

namespace Framewright.Runtime.Tests.Http;

/// <summary>When a server counts anew that was asked for too much: a header that each writes in a way of its own.</summary>
public sealed class RateResetTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData("1800000030000", 30_000)]
    [InlineData("1800000030", 30_000)]
    [InlineData(" 30 ", 30_000)]
    [InlineData("0", 0)]
    [InlineData("1799999999999", 0)]
    public void It_is_a_delay_or_a_moment(string header, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read(header));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("99999999999999")]
    [InlineData("999999999999999999999")]
    public void Anything_else_says_nothing(string header) => Assert.Null(Read(header));

    [Fact]
    public void Neither_does_a_header_that_is_not_there_or_there_twice()
    {
        using var response = new HttpResponseMessage();
        Assert.Null(RateReset.Of(response.Headers, new Clock()));
        response.Headers.TryAddWithoutValidation("x-ratelimit-reset", ["1", "2"]);
        Assert.Null(RateReset.Of(response.Headers, new Clock()));
    }

    private static TimeSpan? Read(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-RateLimit-Reset", header);
        return RateReset.Of(response.Headers, new Clock());
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
