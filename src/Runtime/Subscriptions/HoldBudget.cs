namespace Framewright.Subscriptions;

/// <summary>The bytes that all subscriptions with <see cref="BufferPolicy.Hold"/> hold together.</summary>
internal sealed class HoldBudget(long limit)
{
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
