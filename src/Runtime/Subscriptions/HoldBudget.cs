namespace Framewright.Subscriptions;

/// <summary>The bytes that wait for users: <see cref="RealtimeOptions.MaxBufferedBytes"/> bounds them.</summary>
internal sealed class HoldBudget(long limit)
{
    /// <summary>What keeping something costs beyond its bytes, which may be none: without it a peer could fill the memory with nothing.</summary>
    public const int Overhead = 64;

    private long held;

    public long Held => Interlocked.Read(ref held);

    public bool TryTake(int bytes)
    {
        RacePoint.At("HoldBudget.Take", this);
        if (Interlocked.Add(ref held, bytes) <= limit) return true;
        RacePoint.At("HoldBudget.TakeBack", this);
        Interlocked.Add(ref held, -bytes);
        return false;
    }

    public void GiveBack(int bytes) => Interlocked.Add(ref held, -bytes);
}
