using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class OptionalTests
{
    [Fact]
    public void Absent_null_and_value_are_three_things()
    {
        Optional<string?> absent = default;
        Optional<string?> empty = null;
        Optional<string?> text = "a";
        Assert.False(absent.IsPresent);
        Assert.True(empty.IsPresent);
        Assert.Null(empty.Value);
        Assert.Null(absent.Value);
        Assert.NotEqual(absent, empty);
        Assert.True(absent != empty);
        Assert.True(text == new Optional<string?>("a"));
        Assert.Equal(text.GetHashCode(), new Optional<string?>("a").GetHashCode());
        Assert.Equal("|null|a", $"{absent}|{empty}|{text}");
    }

    [Fact]
    public void Numbers_are_shown_the_same_in_every_culture()
    {
        Optional<double?> value = 0.5;
        Assert.Equal("0.5", value.ToString());
        Optional<double?> empty = null;
        Assert.Equal("null", empty.ToString());
    }
}
