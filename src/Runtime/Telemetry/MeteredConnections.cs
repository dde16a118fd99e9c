using System.Diagnostics.Metrics;
using Framewright.Session;

namespace Framewright.Telemetry;

/// <summary>The connections that the instruments look at.</summary>
internal sealed class MeteredConnections
{
    /// <summary>How many groups without connections keep their sums. Beyond that the oldest leave, so that names that never come back do not pile up.</summary>
    public const int KeptIdleGroups = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, MeteredGroup> groups = new(StringComparer.Ordinal);
    private readonly Queue<MeteredGroup> idle = new();
    private int live;
    private int sweepAt = 64;

    /// <summary>How many connections and how many groups are known.</summary>
    public (int Connections, int Groups) Size
    {
        get
        {
            lock (gate) return (live, groups.Count);
        }
    }

    public MeteredConnection Add(IMeteredConnection connection, SessionCounters counters, KeyValuePair<string, object?>[] tags)
    {
        lock (gate)
        {
            // Those that were collected leave at the latest when they may be half of all.
            if (live >= sweepAt) Sweep();
            var key = string.Join('\u001f', tags);
            if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new MeteredGroup(key, tags));
            var metered = new MeteredConnection(group, connection, counters);
            group.Live.Add(metered);
            live++;
            return metered;
        }
    }

    public void Remove(MeteredConnection connection)
    {
        lock (gate) Retire(connection);
    }

    /// <summary>The values of some series, one for each group.</summary>
    public IEnumerable<Measurement<long>> Sum(IReadOnlyList<int> series)
    {
        lock (gate)
        {
            var measurements = new List<Measurement<long>>(groups.Count * series.Count);
            foreach (var group in groups.Values)
            {
                foreach (var index in series) measurements.Add(new Measurement<long>(group.Sum(index), [.. group.Tags, .. SessionSeries.All[index].Tags]));
            }

            return measurements;
        }
    }

    /// <summary>A value of what connections have in use now, added up in each group.</summary>
    public IEnumerable<Measurement<long>> Sum(Func<ConnectionGauges, long> read) =>
        ReadGauges().Select(group => new Measurement<long>(group.Gauges.Sum(read), group.Group.Tags)).ToList();

    /// <summary>How many connections of each group are in each state.</summary>
    public IEnumerable<Measurement<long>> CountStates() =>
        (from @group in ReadGauges()
         from state in Enum.GetValues<ConnectionState>()
         let tag = KeyValuePair.Create<string, object?>(TelemetryTags.ConnectionState, TelemetryNames.Of(state))
         select new Measurement<long>(@group.Gauges.Count(gauges => gauges.State == state), [.. @group.Group.Tags, tag])).ToList();

    /// <summary>Connections are asked outside of the lock, since each has one of its own.</summary>
    private List<(MeteredGroup Group, List<ConnectionGauges> Gauges)> ReadGauges()
    {
        List<(MeteredGroup Group, MeteredConnection[] Connections)> all;
        lock (gate)
        {
            Sweep();
            all = groups.Values.Select(group => (group, group.Live.ToArray())).ToList();
        }

        return all.ConvertAll(group => (group.Group, group.Connections.Select(connection => connection.ReadGauges()).OfType<ConnectionGauges>().ToList()));
    }

    private void Sweep()
    {
        foreach (var connection in groups.Values.SelectMany(group => group.Live).Where(connection => connection.IsCollected).ToList()) Retire(connection);
        sweepAt = Math.Max(64, live * 2);
    }

    private void Retire(MeteredConnection connection)
    {
        if (!connection.Group.Retire(connection)) return;
        live--;
        if (connection.Group.Live.Count > 0) return;
        idle.Enqueue(connection.Group);
        if (idle.Count > KeptIdleGroups && idle.Dequeue() is { Live.Count: 0 } oldest) groups.Remove(oldest.Key);
    }
}
