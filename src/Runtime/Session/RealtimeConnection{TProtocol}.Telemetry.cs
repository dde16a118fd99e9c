using Framewright.Protocol;
using Framewright.Telemetry;

namespace Framewright;

/// <content>What traces and instruments see.</content>
public sealed partial class RealtimeConnection<TProtocol> : IMeteredConnection
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly ConnectionTelemetry telemetry;

    /// <inheritdoc/>
    public override TimeSpan TimeOffline
    {
        get
        {
            using (gate.Enter()) return telemetry.TimeOffline;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SubscriptionStatus> Subscriptions
    {
        get
        {
            using (gate.Enter()) return [.. core.AllSubscribers().Where(subscriber => !subscriber.IsSessionsOwn).Select(subscriber => new SubscriptionStatus(subscriber.Topic.Stream.Name, subscriber.Topic.ToString(), subscriber.State))];
        }
    }

    ConnectionGauges IMeteredConnection.ReadGauges()
    {
        using (gate.Enter()) return new ConnectionGauges(core.State, core.PendingCalls, core.QueuedBytes, Held.Held);
    }
}
