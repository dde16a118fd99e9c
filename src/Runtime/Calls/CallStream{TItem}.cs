using System.Threading.Channels;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Calls;

/// <summary>A call with several answers, which wait for the one who enumerates them.</summary>
internal sealed class CallStream<TItem>(MethodDescriptor method, ReplyReader<TItem> reader, HoldBudget held) : CallStream(method)
{
    // Unbounded, because no answer of a call may be dropped; the budget bounds it.
    private readonly Channel<Buffered<TItem>> channel = Channel.CreateUnbounded<Buffered<TItem>>(new UnboundedChannelOptions { SingleReader = false, SingleWriter = true });
    private TItem? item;
    private volatile bool isAbandoned;

    public override void ReadItem(ref JsonCursor cursor, ViewScratch scratch) => item = reader.Read(ref cursor, scratch);

    public override void ReadAbsentItem() => item = reader.ReadAbsent();

    public override bool Accept(int bytes)
    {
        var accepted = item!;
        item = default;
        if (!held.TryTake(bytes))
        {
            (accepted as IDisposable)?.Dispose();
            return false;
        }

        RacePoint.At("CallStream.Add", this);
        if (!channel.Writer.TryWrite(new Buffered<TItem>(accepted, bytes)))
        {
            Drop(new Buffered<TItem>(accepted, bytes));
            return true;
        }

        RacePoint.At("CallStream.LookAgain", this);
        if (isAbandoned) Discard();
        return true;
    }

    public override void End(Exception? error)
    {
        EndTrace(error);
        RacePoint.At("CallStream.End", this);
        channel.Writer.TryComplete(error);
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => channel.Reader.WaitToReadAsync(cancellationToken);

    public bool TryTake(out TItem taken)
    {
        taken = default!;
        RacePoint.At("CallStream.Take", this);
        if (!channel.Reader.TryRead(out var next)) return false;
        held.GiveBack(next.Bytes);
        taken = next.Item;
        return true;
    }

    /// <summary>Nobody enumerates any more: drops what waits.</summary>
    public void Discard()
    {
        RacePoint.At("CallStream.Abandon", this);
        isAbandoned = true;
        // When it has not ended: whoever leaves early gives it up.
        EndTrace(new OperationCanceledException());
        RacePoint.At("CallStream.Complete", this);
        channel.Writer.TryComplete();
        RacePoint.At("CallStream.Drain", this);
        while (channel.Reader.TryRead(out var next))
        {
            Drop(next);
            RacePoint.At("CallStream.Drain", this);
        }
    }

    private void Drop(Buffered<TItem> dropped)
    {
        held.GiveBack(dropped.Bytes);
        (dropped.Item as IDisposable)?.Dispose();
    }
}
