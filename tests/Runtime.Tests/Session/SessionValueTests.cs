using System.Text;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Values that frames carry often are kept without allocating.</summary>
public sealed class SessionValueTests
{
    [Fact]
    public void A_value_of_the_same_length_is_kept_in_place_and_an_absent_one_leaves_what_there_is()
    {
        byte[]? captured = null;
        SessionValue.Store(ref captured, "12"u8);
        var first = captured;
        SessionValue.Store(ref captured, "34"u8);
        Assert.Same(first, captured);
        SessionValue.Store(ref captured, default);
        Assert.Equal("34", Encoding.UTF8.GetString(captured!));
        SessionValue.Store(ref captured, "567"u8);
        Assert.Equal("567", Encoding.UTF8.GetString(captured!));
        Assert.True(SessionValue.Has(captured));
        SessionValue.Store(ref captured, "null"u8);
        Assert.False(SessionValue.Has(captured));
    }

    [Theory]
    [InlineData("41", 1, "42")]
    [InlineData("\"9\"", 1, "10")]
    [InlineData("5", -6, "-1")]
    [InlineData("9223372036854775807", 1, "-9223372036854775808")]
    [InlineData("null", 1, null)]
    [InlineData("1.5", 1, null)]
    [InlineData("", 1, null)]
    public void A_sum_is_that_of_an_integer(string value, int addend, string? expected)
    {
        byte[]? captured = null;
        SessionValue.StoreSum(ref captured, Encoding.UTF8.GetBytes(value), addend);
        Assert.Equal(expected, captured is null ? null : Encoding.UTF8.GetString(captured));
    }
}
