using Framewright.Json;
using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>Hands events that were fetched or held back to those who subscribed, on whatever thread fills the gap.</summary>
internal sealed class GapDelivery(SessionCounters counters, IFaultSink faults, Func<HandlerWatch> watches)
{
    /// <summary>Hands on what a fetch has brought.</summary>
    public void Fill(TopicHistory history, GapFill fill) => history.Fill(fill, NewPass());

    /// <summary>Says that a gap stays open.</summary>
    public void LeaveOpen(TopicHistory history, int number, Gap gap) => history.LeaveOpen(number, gap, NewPass());

    private Pass NewPass() => new(new ViewScratch(), watches(), counters, faults);

    /// <summary>One run over such events, with slots of its own.</summary>
    public readonly struct Pass(ViewScratch scratch, HandlerWatch watch, SessionCounters? counters, IFaultSink? faults)
    {
        /// <summary>A run inside of the reader's own delivery.</summary>
        public Pass(in Delivery delivery)
            : this(new ViewScratch(), delivery.Watch, null, null)
        {
        }

        /// <summary>Decodes one event and hands it to each subscriber.</summary>
        public void Deliver(TopicEntry entry, ReadOnlySpan<byte> body)
        {
            try
            {
                scratch.Reset();
                watch.NextFrame();
                if (body.IsEmpty)
                {
                    entry.ReadAbsent();
                }
                else
                {
                    var cursor = new JsonCursor(body);
                    entry.Read(ref cursor, scratch);
                }

                var delivered = entry.Deliver(new Delivery(body, body, scratch, watch));
                if (counters is not null) Interlocked.Add(ref counters.EventsRecovered, delivered);
            }
            catch (FrameFormatException fault)
            {
                if (counters is not null) Interlocked.Increment(ref counters.RecoveryFaults);
                faults?.ReportFault("recovered", entry.Topic.Stream, fault);
            }
            catch (Exception defect)
            {
                // A stream of the user's own may throw anything.
                faults?.ReportFailure(entry.Topic.Stream, defect);
            }
        }
    }
}
