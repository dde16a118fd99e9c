using System.Threading.Tasks.Sources;

namespace Framewright.Session;

/// <summary>Wakes one sleeper, without allocating. The sleeper arms it, then awaits; any number of wakers may come, the first one counts.</summary>
internal sealed class AsyncSignal : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> source = new() { RunContinuationsAsynchronously = true };
    private int armed;

    /// <summary>From now on <see cref="Wake"/> ends the next wait.</summary>
    public void Arm()
    {
        source.Reset();
        RacePoint.At("AsyncSignal.Arm", this);
        Volatile.Write(ref armed, 1);
    }

    /// <summary>Wakes the sleeper; nothing when it is not armed.</summary>
    public void Wake()
    {
        RacePoint.At("AsyncSignal.Wake", this);
        if (Interlocked.Exchange(ref armed, 0) == 1) source.SetResult(true);
    }

    /// <summary>Sleeps until woken. Only after <see cref="Arm"/>.</summary>
    public ValueTask WaitAsync() => new(this, source.Version);

    void IValueTaskSource.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
