namespace Framewright.Subscriptions;

/// <summary>Lets one invocation of a handler through at a time, and none after it was closed.</summary>
internal sealed class HandlerGate
{
    private const int Running = 1;
    private const int Closed = 2;

    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state;

    public bool IsClosed => (Volatile.Read(ref state) & Closed) != 0;

    public bool IsRunning => (Volatile.Read(ref state) & Running) != 0;

    /// <summary>Completes when the gate is closed and no invocation runs.</summary>
    public Task Idle => idle.Task;

    /// <summary>Before an invocation. False when there may be none.</summary>
    public bool TryEnter()
    {
        RacePoint.At("HandlerGate.Enter", this);
        return Interlocked.CompareExchange(ref state, Running, 0) == 0;
    }

    /// <summary>After an invocation.</summary>
    public void Leave()
    {
        RacePoint.At("HandlerGate.Leave", this);
        if (Interlocked.And(ref state, ~Running) == (Running | Closed)) idle.TrySetResult();
    }

    /// <summary>From now on no invocation starts; one may still run.</summary>
    public void Close()
    {
        RacePoint.At("HandlerGate.Close", this);
        if ((Interlocked.Or(ref state, Closed) & Running) == 0) idle.TrySetResult();
    }
}
