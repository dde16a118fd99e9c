using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

public sealed class NumberCodecTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0e5", 0)]
    [InlineData("1000", 1000)]
    [InlineData("1e3", 1000)]
    [InlineData("1.0", 1)]
    [InlineData("1.50e1", 15)]
    [InlineData("1500e-2", 15)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647.000", int.MaxValue)]
    [InlineData("0e99999999999999999999", 0)]
    public void Int32_takes_integral_forms(string json, int expected)
    {
        Assert.Equal(expected, Record<Int32Codec, int, int>(json));
        Assert.Equal(expected, Record<Int64Codec, long, long>(json));
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1.5")]
    [InlineData("1e-1")]
    [InlineData("1e10")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Int32_faults_on_the_rest(string json) => Fault<Int32Codec, int, int>(json);

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9223372036854775808.0", long.MinValue)]
    [InlineData("922337203685477580.7e1", long.MaxValue)]
    [InlineData("9e18", 9_000_000_000_000_000_000)]
    public void Int64_reaches_its_ends(string json, long expected) => Assert.Equal(expected, Record<Int64Codec, long, long>(json));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("9223372036854775808.0")]
    [InlineData("-9223372036854775809.0")]
    [InlineData("1e19")]
    [InlineData("0.1")]
    [InlineData("100000000000000000000000000000000000000000000000001")]
    public void Int64_faults_outside(string json)
    {
        var fault = Fault<Int64Codec, long, long>(" " + json);
        Assert.Equal(1, fault.Offset);
        Assert.Equal("an integer in the range of Int64", fault.Reason);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-12.5e-1", -1.25)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("1e-400", 0)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890d)]
    public void Double_takes_the_nearest(string json, double expected) => Assert.Equal(expected, Record<DoubleCodec, double, double>(json));

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e400")]
    [InlineData("\"1\"")]
    [InlineData("[]")]
    public void Double_faults_on_the_rest(string json) => Fault<DoubleCodec, double, double>(json);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("100", "100")]
    [InlineData("1e3", "1000")]
    [InlineData("12e-1", "1.2")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335.0", "-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.000000000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData("0e999999999999", "0")]
    public void Decimal_is_exact(string json, string expected)
    {
        Assert.Equal(expected, Record<DecimalCodec, decimal, decimal>(json).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, Record<DecimalTextCodec, decimal, decimal>($"\"{json}\"").ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("8.0000000000000000000000000001")]
    [InlineData("1e999999999999")]
    public void Decimal_faults_rather_than_rounds(string json)
    {
        Fault<DecimalCodec, decimal, decimal>(json);
        Fault<DecimalTextCodec, decimal, decimal>($"\"{json}\"");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"x\"")]
    [InlineData("1")]
    public void Decimal_text_faults_on_the_rest(string json) => Fault<DecimalTextCodec, decimal, decimal>(json);

    [Fact]
    public void Decimal_text_may_be_escaped() => Assert.Equal(1.5m, Record<DecimalTextCodec, decimal, decimal>("\"\\u0031.5\""));

    [Fact]
    public void Null_and_absent_give_zero()
    {
        Assert.Equal(0, Default<Int32Codec, int, int>());
        Assert.Equal(0, Default<Int64Codec, long, long>());
        Assert.Equal(0, Default<DoubleCodec, double, double>());
        Assert.Equal(0, Default<DecimalCodec, decimal, decimal>());
        Assert.Equal(0, Default<DecimalTextCodec, decimal, decimal>());
        Assert.False(Default<BooleanCodec, bool, bool>());
    }

    [Fact]
    public void Writes_what_it_reads()
    {
        Assert.Equal("-5", Written<Int32Codec, int>(-5));
        Assert.Equal("9223372036854775807", Written<Int64Codec, long>(long.MaxValue));
        Assert.Equal("0.1", Written<DoubleCodec, double>(0.1));
        Assert.Equal("1.50", Written<DecimalCodec, decimal>(1.50m));
        Assert.Equal("\"-79228162514264337593543950335\"", Written<DecimalTextCodec, decimal>(decimal.MinValue));
        Assert.Equal("true", Written<BooleanCodec, bool>(true));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData(" false ", false)]
    public void Boolean_reads_both(string json, bool expected) => Assert.Equal(expected, Record<BooleanCodec, bool, bool>(json));

    [Theory]
    [InlineData("0")]
    [InlineData("\"true\"")]
    [InlineData("TRUE")]
    public void Boolean_faults_on_the_rest(string json) => Fault<BooleanCodec, bool, bool>(json);
}
