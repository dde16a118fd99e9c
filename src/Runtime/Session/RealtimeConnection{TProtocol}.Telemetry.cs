using Framewright.Protocol;
using Framewright.Telemetry;

namespace Framewright;

/// <content>What traces and instruments see.</content>
public sealed partial class RealtimeConnection<TProtocol> : IMeteredConnection
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly ConnectionTelemetry telemetry;

    ConnectionGauges IMeteredConnection.ReadGauges()
    {
        using (gate.Enter()) return new ConnectionGauges(core.State, core.PendingCalls, core.QueuedBytes, Held.Held);
    }
}
