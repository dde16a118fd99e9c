namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>An event that counts how often it was disposed.</summary>
internal sealed class Disposable : IDisposable
{
    private int disposals;

    public int Disposals => Volatile.Read(ref disposals);

    public void Dispose() => Interlocked.Increment(ref disposals);
}
