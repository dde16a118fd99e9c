using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Streams of items: one whose gaps are filled by one fetch, one that is fetched in pages, one whose gaps stay.</summary>
internal static class Rooms
{
    public const int PageSize = 4;

    public static TimeSpan Margin { get; } = TimeSpan.FromSeconds(5);

    public static ValueStream<Item, Item, Item> Kept { get; } = new("Kept") { Key = Key(), Recovery = Recovery(0) };

    public static ValueStream<Item, Item, Item> Paged { get; } = new("Paged") { Key = Key(), Recovery = Recovery(PageSize) };

    public static ValueStream<Item, Item, Item> Plain { get; } = new("Plain");

    public static Topic Topic(ValueStream<Item, Item, Item> stream, string room) => new(stream, ["room", room])
    {
        Recovery = stream.Recovery is null ? null : new TopicRecovery<Sync, Newest>(since => new Sync(room, since), new Newest(room)),
    };

    private static StreamKey Key() => new(new JsonPath("item"), new JsonPath("item"), new JsonPath("v"), new JsonPath("v"), DateVersion<UnixMillisecondsCodec>.Instance);

    private static StreamRecovery Recovery(int pageSize) =>
        new(Margin, new JsonPath("items"), new JsonPath("deleted"), new JsonPath("newest"), DateVersion<UnixMillisecondsCodec>.Instance) { PageSize = pageSize };
}
