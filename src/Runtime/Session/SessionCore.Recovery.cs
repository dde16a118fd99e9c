using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Recovery: what a topic missed between two sockets is fetched, or said to be missing.</content>
internal abstract partial class SessionCore
{
    // A server that answers each fetch with a full page, or with a request to wait, is not waited for forever.
    private const int MaxPages = 100;
    private const int MaxDelays = 10;

    private readonly Dictionary<RealtimeStream, ProbeRun> probes = [];

    /// <summary>Hands on what was fetched.</summary>
    public required GapDelivery Gaps { get; init; }

    /// <summary>Runs something inside of a turn, with the time.</summary>
    public required Action<Action<long>> InTurn { get; init; }

    /// <summary>A topic is there again: fetches what was missed, if somebody knows from when on.</summary>
    private void Recover(TopicEntry entry, long now)
    {
        var history = entry.History!;
        if (history.HighWater is not { } reached)
        {
            EndRecovery(entry, null, GapReason.ConnectionLost);
            AskStart(entry, now);
            return;
        }

        entry.Fill = new GapFill(history.LastGap, reached - history.Recovery.Margin.Ticks);
        if (entry.Topic.Recovery!.Probe is null) Fetch(entry, entry.Fill, now);
        else Probe(entry, now);
    }

    /// <summary>Asks the server how far it is, so that a topic recovers that was quiet before its first break.</summary>
    private void AskStart(TopicEntry entry, long now)
    {
        if (entry.Topic.Recovery is not { Start: { } method } recovery) return;
        var history = entry.History!;
        Ask(
            new SessionCall(method, call =>
            {
                if (call.Error is null && history.Recovery.ReadStart(call.Result) is { } newest) history.Raise(newest);
                else if (DelayAskedBy(call.Error) is { } delay) InTurn(turn => postponed.Add(turn + delay.Ticks, later => AskStartAgain(entry, later)));
            }),
            entry.Topic,
            recovery.WriteStart,
            now);
    }

    private void AskStartAgain(TopicEntry entry, long now)
    {
        if (State == ConnectionState.Live && entry is { State: TopicState.Live, History.HighWater: null }) AskStart(entry, now);
    }

    private void Fetch(TopicEntry entry, GapFill fill, long now)
    {
        var recovery = entry.Topic.Recovery!;
        var history = entry.History!;
        Ask(
            new SessionCall(recovery.Fetch, call =>
            {
                var error = call.Error;
                var page = error is null ? RecoveredPage.TryRead(history.Key, history.Recovery, call.Result) : null;
                InTurn(turn => TakePage(entry, fill, page, error, turn));
            }),
            entry.Topic,
            (writer, id) => recovery.WriteFetch(writer, id, DateOf(fill.Since)),
            now);
    }

    /// <summary>A fetch was answered. Nothing when its topic has lost its socket meanwhile, or was left.</summary>
    private void TakePage(TopicEntry entry, GapFill fill, RecoveredPage? page, Exception? error, long now)
    {
        if (!ReferenceEquals(entry.Fill, fill)) return;
        if (DelayAskedBy(error) is { } delay && fill.Delays++ < MaxDelays)
        {
            postponed.Add(now + delay.Ticks, later => FetchAgain(entry, fill, later));
            return;
        }

        if (page is null)
        {
            EndRecovery(entry, null, GapReason.RecoveryFailed);
            return;
        }

        fill.Add(page);
        var isFull = entry.History!.Recovery.PageSize is > 0 and var size && page.Items.Length >= size;
        if (fill.Bytes > options.MaxBufferedBytes || (isFull && (fill.Pages >= MaxPages || !(page.Newest > fill.Since)))) EndRecovery(entry, null, GapReason.RecoveryFailed);
        else if (!isFull) EndRecovery(entry, fill, default);
        else FetchNext(entry, fill, page.Newest!.Value, now);
    }

    /// <summary>Fetches on from a full page. Items of the same millisecond may lie on both sides of its end, so that it begins just before.</summary>
    private void FetchNext(TopicEntry entry, GapFill fill, decimal newest, long now)
    {
        fill.Since = Math.Max(fill.Since, newest - TimeSpan.TicksPerMillisecond);
        Fetch(entry, fill, now);
    }

    private void FetchAgain(TopicEntry entry, GapFill fill, long now)
    {
        if (State == ConnectionState.Live && ReferenceEquals(entry.Fill, fill)) Fetch(entry, fill, now);
    }

    /// <summary>The gap is filled, or stays open: the stream goes on.</summary>
    private void EndRecovery(TopicEntry entry, GapFill? fill, GapReason reason)
    {
        entry.Fill = null;
        foreach (var subscriber in entry.Subscribers) subscriber.State = SubscriptionState.Live;
        var history = entry.History!;
        var stream = entry.Topic.Stream.Name;
        if (fill is not null)
        {
            counters.Recoveries++;
            var (items, deletions) = (fill.Count, fill.Deletions.Count);
            Observe(observer => observer.ReportRecovery(stream, items, deletions));
            outbox.Do(() => Gaps.Fill(history, fill));
        }
        else
        {
            Observe(observer => observer.ReportGap(stream, reason));
            var number = history.LastGap;
            outbox.Do(() => Gaps.LeaveOpen(history, number, new Gap(0, reason)));
        }

        TellSettled();
    }

    /// <summary>Lets one call find out which topics of a stream changed. Those that are there by the time it is made share it; the others wait for the next one.</summary>
    private void Probe(TopicEntry entry, long now)
    {
        if (!probes.TryGetValue(entry.Topic.Stream, out var run)) probes.Add(entry.Topic.Stream, run = new ProbeRun());
        run.Waiting.Add(entry);
        if (!run.IsAsking) AskProbe(run, now);
    }

    private void AskProbe(ProbeRun run, long now)
    {
        var asked = run.Take();
        if (asked.Length == 0) return;
        run.IsAsking = true;
        var since = DateOf(asked.Min(one => one.Fill.Since));
        var probe = asked[0].Entry.Topic.Recovery!.Probe!;
        Ask(
            new SessionCall(probe.Method, call =>
            {
                var isNamed = Array.ConvertAll(asked, one => call.Error is not null || IsNamed(one.Entry, call.Result));
                InTurn(turn => AnswerProbe(run, asked, isNamed, turn));
            }),
            asked[0].Entry.Topic,
            (writer, id) => probe.Write(writer, id, since),
            now);
    }

    private void AnswerProbe(ProbeRun run, (TopicEntry Entry, GapFill Fill)[] asked, bool[] isNamed, long now)
    {
        run.IsAsking = false;
        for (var index = 0; index < asked.Length; index++)
        {
            var (entry, fill) = asked[index];
            if (!ReferenceEquals(entry.Fill, fill)) continue;
            if (isNamed[index]) Fetch(entry, fill, now);
            else EndRecovery(entry, fill, default);
        }

        if (State == ConnectionState.Live && probes.ContainsValue(run)) AskProbe(run, now);
    }

    private static bool IsNamed(TopicEntry entry, ReadOnlySpan<byte> result)
    {
        try
        {
            return result.IsEmpty || entry.Topic.Recovery!.Probe!.Names(result);
        }
        catch (FrameFormatException)
        {
            // A strange answer hides no change: the fetch will tell.
            return true;
        }
    }

    /// <summary>Makes a call of the session's own, no faster than the server allows. It means nothing on another socket.</summary>
    private void Ask(SessionCall call, Topic topic, Action<ICallWriter, long> write, long now)
    {
        call.Prepare();
        call.DiesWithSocket = true;
        call.CalledIn = topic.Scope;
        var due = BucketOf(call.Method)?.Reserve(now) ?? now;
        if (due <= now) PlaceOwn(call, write, now);
        else postponed.Add(due, later => PlaceOwn(call, write, later));
    }

    private void PlaceOwn(SessionCall call, Action<ICallWriter, long> write, long now)
    {
        call.Id = NextId();
        try
        {
            write(In(call.CalledIn, new PlacingWriter(this, call)), call.Id);
        }
        catch (Exception error)
        {
            // The lane has been rolled back; whoever asked learns that there is no answer.
            Decide(call, error);
            return;
        }

        call.Status = CallStatus.Pending;
        deadlines.Of(call.Method.Timeout).Add(call, now);
        pendingCalls++;
        counters.Calls++;
    }

    private static TimeSpan? DelayAskedBy(Exception? error) => (error as CallException)?.RetryAfter;

    private static DateTimeOffset DateOf(decimal version) => new((long)decimal.Clamp(version, DateTimeOffset.UnixEpoch.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
