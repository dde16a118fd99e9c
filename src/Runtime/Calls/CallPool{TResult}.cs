namespace Framewright.Calls;

/// <summary>Call sources of one kind of result that wait to be used again.</summary>
internal sealed class CallPool<TResult>(ICallCanceller canceller) : CallPool
{
    private const int Kept = 1024;
    private readonly Lock gate = new();
    private readonly Stack<PendingCall<TResult>> free = new();
    private int rented;

    public override int Rented => Volatile.Read(ref rented);

    public PendingCall<TResult> Rent()
    {
        RacePoint.At("CallPool.Rent", this);
        Interlocked.Increment(ref rented);
        lock (gate)
        {
            if (free.TryPop(out var call)) return call;
        }

        return new PendingCall<TResult>(this, canceller);
    }

    /// <summary>A result was taken. Its source comes back once nobody holds it any more, which may be as late as the caller's code has run.</summary>
    public void CountTaken()
    {
        RacePoint.At("CallPool.CountTaken", this);
        Interlocked.Decrement(ref rented);
    }

    public void Return(PendingCall<TResult> call)
    {
        RacePoint.At("CallPool.Return", call);
        lock (gate)
        {
            if (free.Count < Kept) free.Push(call);
        }
    }
}
