using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class CollectionTests
{
    private sealed record Owner(JsonList<string> Names, JsonMap<int> Counts);

    [Fact]
    public void Lists_are_equal_by_value()
    {
        JsonList<string> left = ["a", "b"];
        JsonList<string> right = new[] { "a", "b" };

        Assert.True(left == right && left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != (JsonList<string>)["b", "a"]);
        Assert.True(left != (JsonList<string>)["a"]);
        Assert.False(left == null);
        Assert.Same(JsonList<string>.Empty, (JsonList<string>)[]);
        Assert.Equal(2, left.Count);
        Assert.Equal("b", left[1]);
        Assert.Equal(["a", "b"], left.AsSpan().ToArray());
    }

    [Fact]
    public void A_list_copies_the_array_it_comes_from()
    {
        int[] array = [1, 2];
        JsonList<int> list = array;
        array[0] = 9;
        Assert.Equal([1, 2], list);
    }

    [Fact]
    public void Maps_are_equal_in_any_order_and_keep_theirs()
    {
        var left = new JsonMap<int>([new("a", 1), new("b", 2)]);
        var right = new JsonMap<int>([new("b", 2), new("a", 1)]);

        Assert.True(left == right && left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(["b", "a"], right.Keys);
        Assert.Equal([2, 1], right.Values);
        Assert.True(left != new JsonMap<int>([new("a", 1), new("b", 3)]));
        Assert.True(left != new JsonMap<int>([new("a", 1), new("c", 2)]));
        Assert.True(left != new JsonMap<int>([new("a", 1)]));
        Assert.False(left == null);
    }

    [Fact]
    public void The_last_of_duplicates_wins()
    {
        var map = new JsonMap<int>([new("a", 1), new("b", 2), new("a", 3)]);
        Assert.Equal("{a: 3, b: 2}", map.ToString());
        Assert.Equal(3, map["a"]);
        Assert.True(map.ContainsKey("b") && !map.ContainsKey("B"));
        Assert.Throws<KeyNotFoundException>(() => map["c"]);
        Assert.False(map.TryGetValue("c", out _));
    }

    [Fact]
    public void Records_that_hold_them_are_equal_and_readable()
    {
        var left = new Owner(["a"], new JsonMap<int>([new("k", 1)]));
        Assert.Equal(left, new Owner(["a"], new JsonMap<int>([new("k", 1)])));
        Assert.Equal("Owner { Names = [a], Counts = {k: 1} }", left.ToString());
        Assert.Equal("[1.5, null, 2]", ((JsonList<double?>)[1.5, null, 2]).ToString());
    }
}
