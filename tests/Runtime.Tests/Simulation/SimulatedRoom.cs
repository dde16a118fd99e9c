using System.Globalization;
using System.Text;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A room of the server with its items, and what the model has to know of the way of its events.</summary>
internal sealed class SimulatedRoom(string name, ValueStream<Item, Item, Item> stream)
{
    private readonly Dictionary<long, (Item Item, long Commit)> items = [];
    private long lastItem;
    private long order;

    public string Name { get; } = name;

    public ValueStream<Item, Item, Item> Stream { get; } = stream;

    public bool Recovers => Stream.Recovery is not null;

    public Topic Topic { get; } = Rooms.Topic(stream, name);

    public string TopicText => Topic.ToString();

    public long Newest { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Commits { get; private set; }

    public IEnumerable<(Item Item, long Commit)> Items => items.Values;

    /// <summary>Versions that the network broke or sent twice: excused.</summary>
    public HashSet<(long Id, long Version)> Damaged { get; } = [];

    public HashSet<(long Id, long Version)> Doubled { get; } = [];

    /// <summary>How often the session has begun to want it.</summary>
    public int Openings { get; set; }

    /// <summary>The last of them that got as far as a live subscription.</summary>
    public int LiveOpening { get; set; }

    /// <summary>Whether the client can know from when on it has to fetch.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether the server did not answer a fetch as it should.</summary>
    public bool HadTrouble { get; set; }

    public long ConfirmedAt { get; set; }

    /// <summary>When the client last got ahead with a fetch.</summary>
    public long Progress { get; set; }

    /// <summary>How often the server refused or ended a subscription to it.</summary>
    public int Refusals { get; set; }

    /// <summary>Posts, edits or deletes something.</summary>
    public Item Change(Random random, long now)
    {
        Newest = Math.Max(Newest + 1, now);
        Commits++;
        var alive = items.Values.Where(entry => !entry.Item.IsGone).ToArray();
        var isNew = alive.Length == 0 || random.Next(3) == 0;
        var id = isNew ? ++lastItem : alive[random.Next(alive.Length)].Item.Id;
        var item = new Item(id, Newest, 0, !isNew && random.Next(3) == 0);
        items[id] = (item, Commits);
        return item;
    }

    /// <summary>The frame of a live event.</summary>
    public string Event(Item item) => Wire.Event(Name, Body(item with { Order = ++order }));

    /// <summary>What a fetch answers.</summary>
    public string Changes(long since)
    {
        var changed = items.Values.Select(entry => entry.Item).Where(item => !item.IsGone && item.Version >= since).OrderBy(item => item.Version);
        var page = Stream.Recovery!.PageSize is > 0 and var size ? changed.Take(size) : changed;
        var deleted = items.Values.Select(entry => entry.Item).Where(item => item.IsGone && item.Version >= since).OrderBy(item => item.Id);
        return $$"""{"items":[{{string.Join(',', page.Select(Body))}}],"deleted":[{{string.Join(',', deleted.Select(item => $"\"{item.Id}\""))}}]}""";
    }

    public string NewestVersion() => string.Create(CultureInfo.InvariantCulture, $$"""{"newest":{{Newest}}}""");

    private static string Body(Item item)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""{"item":{{item.Id}},"v":{{item.Version}}""");
        if (item.Order > 0) text.Append(CultureInfo.InvariantCulture, $",\"n\":{item.Order}");
        if (item.IsGone) text.Append(",\"gone\":true");
        return text.Append('}').ToString();
    }
}
