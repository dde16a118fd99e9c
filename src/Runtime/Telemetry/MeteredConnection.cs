using Framewright.Session;

namespace Framewright.Telemetry;

/// <summary>A connection in the instruments. It does not keep the connection alive: one that is forgotten without being disposed leaves when it was collected.</summary>
internal sealed class MeteredConnection(MeteredGroup group, IMeteredConnection connection, SessionCounters counters)
{
    private readonly WeakReference<IMeteredConnection> connection = new(connection);

    public MeteredGroup Group { get; } = group;

    public SessionCounters Counters { get; } = counters;

    public bool IsCollected => !connection.TryGetTarget(out _);

    /// <summary>What it has in use; null when it was collected.</summary>
    public ConnectionGauges? ReadGauges() => connection.TryGetTarget(out var target) ? target.ReadGauges() : null;
}
