using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

public sealed class DateCodecTests
{
    private static readonly DateTimeOffset Moment = new(2024, 6, 10, 6, 13, 20, 123, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"$date":1718000000123}""")]
    [InlineData(""" { "$date" : 1718000000123 } """)]
    [InlineData("""{"\u0024date":1718000000123}""")]
    [InlineData("""{"type":{"a":[]},"$date":1718000000123,"tz":"UTC"}""")]
    [InlineData("""{"$date":1,"$date":1718000000123}""")]
    [InlineData("""{"$date":1.718000000123e12}""")]
    public void Ejson_date_is_an_object(string json) => Assert.Equal(Moment, Record<EjsonDateCodec, DateTimeOffset, DateTimeOffset>(json));

    [Theory]
    [InlineData("1718000000123", 1718000000123)]
    [InlineData("1000000000000", 1000000000000)]
    [InlineData("9999999999999", 9999999999999)]
    [InlineData("-123456789012", -123456789012)]
    [InlineData("17180000001.0", 17180000001)]
    [InlineData("1.71800000e11", 171800000000)]
    [InlineData("171800000e003", 171800000000)]
    public void Thirteen_characters_need_not_be_digits(string number, long milliseconds) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), Record<EjsonDateCodec, DateTimeOffset, DateTimeOffset>($$"""{"$date":{{number}}}"""));

    [Theory]
    [InlineData("\"2024-06-10T06:13:20.123Z\"")]
    [InlineData(" \"2024-06-10T06:13:20.123Z\"")]
    [InlineData("\"2024-06-10T08:13:20.123+02:00\"")]
    public void Ejson_date_may_be_the_text_that_http_has(string json) => Assert.Equal(Moment, Record<EjsonDateCodec, DateTimeOffset, DateTimeOffset>(json));

    [Theory]
    [InlineData("""{"$date":null}""")]
    [InlineData("""{"$date":253402300800000}""")]
    [InlineData("""{"$date":-62135596800001}""")]
    [InlineData("""{"$date":9223372036854775807}""")]
    [InlineData("""{"$date":1e300}""")]
    [InlineData("""{"$date":1e999}""")]
    [InlineData("""{"$date":-1.5e300}""")]
    public void Ejson_date_out_of_range_is_null(string json) => Assert.True(Slot<EjsonDateCodec, DateTimeOffset, DateTimeOffset>(json).IsNull);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"date":1}""")]
    [InlineData("""{"$date":"1"}""")]
    [InlineData("""{"$date":{}}""")]
    [InlineData("1718000000123")]
    [InlineData("\"soon\"")]
    [InlineData("[]")]
    public void Ejson_date_of_another_kind_is_a_fault(string json) => Fault<EjsonDateCodec, DateTimeOffset, DateTimeOffset>(json);

    [Theory]
    [InlineData("253402300799999")]
    [InlineData("-62135596800000")]
    [InlineData("0")]
    public void Milliseconds_reach_the_ends(string json)
    {
        var value = Record<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>(json);
        Assert.Equal(json, Written<UnixMillisecondsCodec, DateTimeOffset>(value));
        Assert.Equal($$"""{"$date":{{json}}}""", Written<EjsonDateCodec, DateTimeOffset>(value));
    }

    [Theory]
    [InlineData("1718000000", 0)]
    [InlineData("1718000000.123", 1_230_000)]
    [InlineData("1718000000.1234567", 1_234_567)]
    [InlineData("1718000000.12345678901234567890123456789012345678901234567890", 1_234_567)]
    public void Seconds_may_have_a_fraction(string json, int ticks)
    {
        var value = Record<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>(json);
        Assert.InRange(value.Ticks - DateTimeOffset.FromUnixTimeSeconds(1718000000).Ticks - ticks, -1000, 1000);
        Assert.Equal("1718000000", Written<UnixSecondsCodec, DateTimeOffset>(value));
    }

    [Theory]
    [InlineData("253402300800")]
    [InlineData("-62135596801")]
    [InlineData("253402300800.5")]
    [InlineData("-62135596800.5")]
    [InlineData("253402300799.99999999999999999")]
    public void Seconds_at_the_edge_are_null_or_a_moment(string json)
    {
        var slot = Slot<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>(json);
        Assert.True(slot.IsNull || Record<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>(json).Year == 9999);
    }

    [Theory]
    [InlineData("\"1718000000\"")]
    [InlineData("true")]
    public void Numbers_of_another_kind_are_faults(string json)
    {
        Fault<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>(json);
        Fault<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>(json);
    }

    [Theory]
    [InlineData("\"2024-06-10T06:13:20.123Z\"")]
    [InlineData("\"2024-06-10T06:13:20.123\"")]
    [InlineData("\"2024-06-10T08:13:20.1230000+02:00\"")]
    [InlineData("\"2024-06-10T06\\u003a13:20.123Z\"")]
    public void Iso_date_is_text(string json) => Assert.Equal(Moment, Record<IsoDateCodec, DateTimeOffset, DateTimeOffset>(json));

    [Fact]
    public void Iso_date_keeps_its_offset()
    {
        var value = Record<IsoDateCodec, DateTimeOffset, DateTimeOffset>("\"2024-06-10T08:13:20+02:00\"");
        Assert.Equal(TimeSpan.FromHours(2), value.Offset);
        Assert.Equal("\"2024-06-10T08:13:20+02:00\"", Written<IsoDateCodec, DateTimeOffset>(value).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2024-13-10\"")]
    [InlineData("\"2024-06-31\"")]
    [InlineData("\"10.06.2024\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\ud800024-06-10T06:13:20Z\"")]
    [InlineData("\"2024-06-10T06:13:20\\ud800\"")]
    [InlineData("\"2024-06-10T06:13:20\\\"\"")]
    [InlineData("\"\\u0032024-06-10T06:13:20.00000000000000000000000000000000000000000000000000000000000000\"")]
    [InlineData("1")]
    public void Iso_date_faults_on_the_rest(string json) => Fault<IsoDateCodec, DateTimeOffset, DateTimeOffset>(json);

    [Fact]
    public void Iso_date_without_time_or_offset_is_utc()
    {
        Assert.Equal(new DateTimeOffset(2024, 6, 10, 0, 0, 0, TimeSpan.Zero), Record<IsoDateCodec, DateTimeOffset, DateTimeOffset>("\"2024-06-10\""));
        Assert.Equal(default, Record<IsoDateCodec, DateTimeOffset, DateTimeOffset>("\"0001-01-01T00:00:00\""));
    }

    [Fact]
    public void Null_and_absent_give_the_default()
    {
        Assert.Equal(default, Default<EjsonDateCodec, DateTimeOffset, DateTimeOffset>());
        Assert.Equal(default, Default<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>());
        Assert.Equal(default, Default<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>());
        Assert.Equal(default, Default<IsoDateCodec, DateTimeOffset, DateTimeOffset>());
    }
}
