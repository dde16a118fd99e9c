namespace Framewright.Telemetry;

/// <summary>The connections that cannot be told apart in the instruments: one value stands for all of them.</summary>
/// <remarks>What connections counted that are gone stays in the sums, or these would go down. Used under the registry's lock.</remarks>
internal sealed class MeteredGroup(string key, KeyValuePair<string, object?>[] tags)
{
    private readonly long[] retired = new long[SessionSeries.All.Length];

    public string Key { get; } = key;

    public KeyValuePair<string, object?>[] Tags { get; } = tags;

    public HashSet<MeteredConnection> Live { get; } = [];

    /// <summary>The sum of a series over all connections there are and were.</summary>
    public long Sum(int series)
    {
        var sum = retired[series];
        foreach (var connection in Live) sum += SessionSeries.All[series].Read(connection.Counters);
        return sum;
    }

    /// <summary>Takes a connection out and keeps what it counted.</summary>
    public bool Retire(MeteredConnection connection)
    {
        if (!Live.Remove(connection)) return false;
        for (var series = 0; series < retired.Length; series++) retired[series] += SessionSeries.All[series].Read(connection.Counters);
        return true;
    }
}
