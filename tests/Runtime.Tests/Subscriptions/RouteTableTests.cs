using System.Text;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Runtime.Tests.Subscriptions;

/// <summary>Where events go.</summary>
public sealed class RouteTableTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("plain", "\"pl\\u0061in\"")]
    [InlineData("a\"b\\c/d", "\"a\\\"b\\\\c\\/d\"")]
    [InlineData("grüße", "\"gr\\u00fc\\u00dfe\"")]
    [InlineData("grüße", "\"grüße\"")]
    [InlineData("😀", "\"\\ud83d\\ude00\"")]
    [InlineData("12", "12")]
    [InlineData("", "null")]
    [InlineData("", "\"\"")]
    public void Values_are_compared_unescaped(string value, string written)
    {
        var table = new RouteTable(1);
        var entry = Entry(value);
        table.Add(entry);
        Assert.Same(entry, Assert.Single(Find(table, written)));
    }

    [Fact]
    public void Values_do_not_run_into_each_other()
    {
        var table = new RouteTable(1);
        table.Add(new TopicEntry<long, long>(Wire.Numbers, new Topic(Wire.Numbers, ["ab", "c"])));
        Assert.Empty(Find(table, "\"a\"", "\"bc\""));
        Assert.Empty(Find(table, "\"abc\""));
        Assert.Empty(Find(table, "\"ab\"", "\"c\"", "\"\""));
        Assert.Single(Find(table, "\"ab\"", "\"c\""));
    }

    [Fact]
    public void Many_routes_come_and_go()
    {
        var table = new RouteTable(7);
        var entries = Enumerable.Range(0, 5000).Select(i => Entry($"room-{i}")).ToArray();
        foreach (var entry in entries) table.Add(entry);
        for (var i = 0; i < entries.Length; i += 2) table.Remove(entries[i]);
        Assert.Equal(2500, table.Count);
        for (var i = 0; i < entries.Length; i++) Assert.Equal(i % 2, Find(table, $"\"room-{i}\"").Length);

        // Tombstones do not fill it: as many again come and go many times.
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 1000; i += 2) table.Add(entries[i]);
            for (var i = 0; i < 1000; i += 2) table.Remove(entries[i]);
        }

        Assert.Equal(2500, table.Count);
        table.Remove(entries[0]);
        Assert.Equal(2500, table.Count);
        Assert.Empty(Find(table, "\"room-0\""));
        Assert.Single(Find(table, "\"room-4999\""));
    }

    [Fact]
    public void Topics_of_a_route_stand_together_by_stream()
    {
        var table = new RouteTable(7);
        var other = new Topic(Wire.Texts, ["room"]);
        var (first, text, second) = (Entry("room"), new TopicEntry<string, Framewright.Json.JsonText>(Wire.Texts, other), Entry("room"));
        table.Add(first);
        table.Add(text);
        table.Add(second);
        Assert.Equal([first, second, text], Find(table, "\"room\""));
        table.Remove(first);
        Assert.Equal([second, text], Find(table, "\"room\""));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void Seeds_spread_the_same_values_differently()
    {
        var codes = Enumerable.Range(0, 100).Select(seed => new RouteHash((ulong)seed).Of(new RouteKey([Encoding.UTF8.GetBytes("room")]))).ToHashSet();
        Assert.True(codes.Count > 95);
        var values = Enumerable.Range(0, 20_000).Select(i => new RouteHash(42).Of(new RouteKey([Encoding.UTF8.GetBytes($"{i}")])) & 0xFFFF).ToList();
        Assert.True(values.GroupBy(code => code).Max(group => group.Count()) < 10);
    }

    [Fact]
    public void Short_values_whose_lengths_make_up_for_their_bytes_have_hashes_of_their_own()
    {
        // Zeros in front, and every single byte or pair of them: a length that is mixed into the same word as the text can be undone by it.
        var texts = new HashSet<string>();
        for (var zeros = 0; zeros < 40; zeros++)
        {
            for (var last = 0; last < 64; last++) texts.Add(new string('\0', zeros) + (char)last);
        }

        var codes = texts.Select(text => new RouteHash(9).Of(new RouteKey([Encoding.UTF8.GetBytes(text)]))).ToHashSet();
        Assert.InRange(codes.Count, texts.Count - 2, texts.Count);
    }

    [Fact]
    public void Every_byte_of_every_length_counts()
    {
        var random = new Random(3);
        for (var length = 1; length < 70; length++)
        {
            var value = new byte[length];
            random.NextBytes(value);
            var code = new RouteHash(5).Of(new RouteKey([value]));
            for (var index = 0; index < length; index++)
            {
                value[index] ^= 1;
                Assert.NotEqual(code, new RouteHash(5).Of(new RouteKey([value])));
                value[index] ^= 1;
            }
        }
    }

    [Fact]
    public async Task Readers_find_what_stays_while_others_come_and_go()
    {
        var table = new RouteTable(3);
        var stays = Enumerable.Range(0, 50).Select(i => Entry($"stay-{i}")).ToArray();
        foreach (var entry in stays) table.Add(entry);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var rounds = 0;
            for (; !stop.IsCancellationRequested || rounds == 0; rounds++)
            {
                for (var i = 0; i < stays.Length; i++) Assert.Same(stays[i], Assert.Single(Find(table, $"\"stay-{i}\"")));
            }

            return rounds;
        });
        var random = new Random(5);
        var comes = Enumerable.Range(0, 500).Select(i => Entry($"go-{i}")).ToArray();
        for (var round = 0; round < 20_000 && !reading.IsCompleted; round++)
        {
            var entry = comes[random.Next(comes.Length)];
            table.Remove(entry);
            if (random.Next(2) == 0) table.Add(entry);
        }

        await stop.CancelAsync();
        Assert.True(await reading > 0);
    }

    private static TopicEntry<long, long> Entry(string value) => new(Wire.Numbers, new Topic(Wire.Numbers, [value]));

    private static TopicEntry[] Find(RouteTable table, params string[] tokens)
    {
        var frame = Encoding.UTF8.GetBytes(string.Concat(tokens));
        var header = new FrameHeader { RouteCount = tokens.Length };
        var start = 0;
        for (var index = 0; index < tokens.Length; index++)
        {
            var length = Encoding.UTF8.GetByteCount(tokens[index]);
            header.Route[index] = new TokenRange(start, length);
            start += length;
        }

        Assert.Equal(table.Find(new RouteKey(frame, header)), table.Find(frame, header));
        (header.IsPlain, header.RouteCode) = (!frame.Contains((byte)'\\'), CodeOf(table.Hash, new RouteKey(frame, header)));
        return table.Find(frame, header);
    }

    private static ulong CodeOf(RouteHash hash, in RouteKey key)
    {
        var code = hash.Start;
        for (var index = 0; index < key.Count; index++) code = hash.Add(code, key[index]);
        return code;
    }
}
