using System.Threading.Channels;

namespace Framewright.Subscriptions;

/// <summary>The events that wait for one consumer, with the policy for when there are too many.</summary>
/// <remarks>The receive loop adds, or whoever fills a gap, and never waits. One consumer takes.</remarks>
internal sealed class EventBuffer<T>
{
    private readonly Channel<Buffered<T>> channel;
    private readonly Subscriber owner;
    private readonly SubscriptionOptions options;
    private readonly HoldBudget held;
    private long missed;
    private volatile bool isDiscarded;

    public EventBuffer(Subscriber owner)
    {
        this.owner = owner;
        options = owner.Options;
        held = owner.Host.Held;
        channel = options.Policy switch
        {
            BufferPolicy.Hold => Channel.CreateUnbounded<Buffered<T>>(new UnboundedChannelOptions()),
            BufferPolicy.Fail => Bounded(BoundedChannelFullMode.Wait),
            BufferPolicy.DropNewest => Bounded(BoundedChannelFullMode.DropWrite),
            _ => Bounded(BoundedChannelFullMode.DropOldest),
        };
    }

    /// <summary>How many events wait.</summary>
    public int Count => channel.Reader.Count;

    /// <summary>Adds an event. False when it did not fit and the policy is to fail; the event is disposed then.</summary>
    public bool TryAdd(T item, int bytes)
    {
        if (options.Policy != BufferPolicy.Hold) bytes = 0;
        else if (!held.TryTake(bytes)) return Refuse(item, 0);
        RacePoint.At("EventBuffer.Add", this);
        if (!channel.Writer.TryWrite(new Buffered<T>(item, bytes))) return Refuse(item, bytes);
        RacePoint.At("EventBuffer.LookAgain", this);

        // Whoever disposed meanwhile may have emptied the buffer before this event was in it.
        if (isDiscarded) Discard();
        return true;
    }

    /// <summary>Adds a notice. One that does not fit is what it stands beside: a gap.</summary>
    public void Add(Notice notice)
    {
        if (!channel.Writer.TryWrite(new Buffered<T>(default!, 0, notice)) && !isDiscarded) Interlocked.Increment(ref missed);
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next event, and tells of the gap before it.</summary>
    public bool TryTake(out T item)
    {
        item = default!;
        RacePoint.At("EventBuffer.Take", this);
        while (!isDiscarded && channel.Reader.TryRead(out var next))
        {
            RacePoint.At("EventBuffer.TakeMissed", this);
            if (Volatile.Read(ref missed) != 0 && Interlocked.Exchange(ref missed, 0) is > 0 and var count) Tell(new Notice.OfGap(new Gap(count, GapReason.Overflow)));
            if (next.Notice is { } notice)
            {
                Tell(notice);
                continue;
            }

            held.GiveBack(next.Bytes);
            item = next.Item;
            return true;
        }

        return false;
    }

    /// <summary>Nothing more is added. With an error, what waits can still be taken; without one the consumer has left and it is dropped.</summary>
    public void Complete(Exception? error)
    {
        RacePoint.At("EventBuffer.Complete", this);
        channel.Writer.TryComplete(error);
        if (error is null) Discard();
    }

    /// <summary>Nothing more is added; what waits can still be taken.</summary>
    public void Finish() => channel.Writer.TryComplete();

    /// <summary>Drops what waits: the consumer has left.</summary>
    public void Discard()
    {
        RacePoint.At("EventBuffer.Discard", this);
        isDiscarded = true;
        RacePoint.At("EventBuffer.Drain", this);
        while (channel.Reader.TryRead(out var next))
        {
            held.GiveBack(next.Bytes);
            (next.Item as IDisposable)?.Dispose();
            RacePoint.At("EventBuffer.Drain", this);
        }
    }

    private void Tell(Notice notice)
    {
        if (notice is Notice.OfGap) owner.Host.CountGap();
        try
        {
            notice.Tell(options);
        }
        catch (Exception error)
        {
            // Being told is beside the way of the events: it may not cost one.
            owner.Host.ReportFailure(owner.Topic.Stream, error);
        }
    }

    private Channel<Buffered<T>> Bounded(BoundedChannelFullMode mode) =>
        Channel.CreateBounded<Buffered<T>>(new BoundedChannelOptions(options.Capacity) { FullMode = mode }, Drop);

    private void Drop(Buffered<T> dropped)
    {
        RacePoint.At("EventBuffer.Miss", this);
        Interlocked.Increment(ref missed);
        if (dropped.Notice is not null) return;
        owner.CountDrop();
        (dropped.Item as IDisposable)?.Dispose();
    }

    private bool Refuse(T item, int bytes)
    {
        held.GiveBack(bytes);
        (item as IDisposable)?.Dispose();

        // A completed buffer refuses too; that is the end, not an overflow.
        return channel.Reader.Completion.IsCompleted || isDiscarded;
    }
}
