using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Tests.Diagnostics;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["Message", "Reaction", "Room", "RoomType", "string"];

    [Theory]
    [InlineData("Mesage", "Message")]
    [InlineData("message", "Message")]
    [InlineData("Messgae", "Message")]
    [InlineData("Raection", "Reaction")]
    [InlineData("RoomTypes", "RoomType")]
    [InlineData("String", "string")]
    [InlineData("Roo", "Room")]
    [InlineData("Elephant", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_if_one_is_near(string name, string? expected) => Assert.Equal(expected, NearestName.Find(name, Known));

    [Fact]
    public void A_tie_does_not_depend_on_the_order()
    {
        Assert.Equal("abcd", NearestName.Find("abcx", ["abce", "abcd"]));
        Assert.Equal("abcd", NearestName.Find("abcx", ["abcd", "abce"]));
    }

    [Fact]
    public void Advice_names_the_nearest_else_lists_a_few_else_says_something_general()
    {
        Assert.Equal("did you mean 'Room'?", NearestName.Advice("Rooom", Known, "x"));
        Assert.Equal("write one of 'a', 'b'", NearestName.Advice("elephant", ["a", "b"], "x"));
        Assert.Equal("write 'a'", NearestName.Advice("elephant", ["a"], "x"));
        Assert.Equal("x", NearestName.Advice("elephant", [], "x"));
        Assert.Equal("x", NearestName.Advice("elephant", Enumerable.Range(0, 13).Select(static x => $"name{x}").ToArray(), "x"));
    }
}
