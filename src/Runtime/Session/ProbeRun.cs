using Framewright.Subscriptions;

namespace Framewright.Session;

/// <summary>The probing of one stream's topics: those that wait for the next probe, and whether one is under way.</summary>
internal sealed class ProbeRun
{
    public List<TopicEntry> Waiting { get; } = [];

    public bool IsAsking { get; set; }

    /// <summary>Takes those that wait and still have a gap.</summary>
    public (TopicEntry Entry, GapFill Fill)[] Take()
    {
        var taken = Waiting.Where(entry => entry.Fill is not null).Select(entry => (entry, entry.Fill!)).ToArray();
        Waiting.Clear();
        return taken;
    }
}
