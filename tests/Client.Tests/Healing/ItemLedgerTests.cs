namespace Framewright.Client.Tests.Healing;

/// <summary>The judge of the broken stream finds what it is there to find.</summary>
public sealed class ItemLedgerTests
{
    private readonly ItemLedger ledger = new("one");

    [Fact]
    public void A_whole_stream_is_whole()
    {
        See("a", 1);
        See("b", 2);
        See("a", 3);
        See("c", 4);
        ledger.Lose("c");
        ledger.Lose("c");
        Assert.Empty(ledger.Compare(new Dictionary<string, long> { ["a"] = 3, ["b"] = 2 }, ["c"]));
        Assert.Equal(4, ledger.Events);
    }

    [Fact]
    public void A_version_that_is_missing_is_found()
    {
        See("a", 1);
        Assert.Equal(["one: a is at 2, known is 1", "one: b is at 3, known is 0"], ledger.Compare(new Dictionary<string, long> { ["a"] = 2, ["b"] = 3 }, []));
    }

    [Fact]
    public void A_deletion_that_nobody_told_of_is_found_and_one_that_never_was()
    {
        See("a", 1);
        ledger.Lose("a");
        Assert.Equal(["one: b is deleted, and nobody said so", "one: a was said to be deleted"], ledger.Compare(new Dictionary<string, long> { ["a"] = 1 }, ["b"]));
    }

    [Fact]
    public void A_version_that_comes_twice_or_goes_back_is_found()
    {
        See("a", 5);
        See("a", 5);
        See("a", 4);
        See("a", 6);
        Assert.Equal(["one: a came twice at 5", "one: a went back from 5 to 4"], ledger.Compare(new Dictionary<string, long> { ["a"] = 6 }, []));
    }

    private void See(string id, long version) => ledger.See(id, DateTimeOffset.FromUnixTimeMilliseconds(version));
}
