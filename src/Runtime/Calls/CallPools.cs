using System.Collections.Concurrent;

namespace Framewright.Calls;

/// <summary>The pools of one connection, one for each kind of result.</summary>
internal sealed class CallPools(ICallCanceller canceller)
{
    private readonly ConcurrentDictionary<Type, CallPool> pools = new();

    public int Rented => pools.Values.Sum(pool => pool.Rented);

    public PendingCall<TResult> Rent<TResult>()
    {
        if (!pools.TryGetValue(typeof(TResult), out var pool)) pool = pools.GetOrAdd(typeof(TResult), new CallPool<TResult>(canceller));
        return ((CallPool<TResult>)pool).Rent();
    }
}
