using Framewright.Session;
using Framewright.Subscriptions;

namespace Framewright.Calls;

/// <summary>Runs handlers of the peer's calls off the receive loop, so many at once; further calls wait in order.</summary>
internal sealed class PeerCalls(int limit, int maxWaiting = int.MaxValue, HoldBudget? held = null)
{
    private readonly Lock gate = new();
    private readonly Queue<Func<Task>> waiting = new();
    private readonly AsyncLocal<bool> inside = new();
    private TaskCompletionSource? idle;
    private int running;
    private int accepted;

    public CallHandlers Handlers { get; } = new();

    /// <summary>Whether the calling code runs inside of a handler.</summary>
    public bool IsInside => inside.Value;

    /// <summary>Completes when no handler runs.</summary>
    public Task Idle
    {
        get
        {
            lock (gate)
            {
                if (running == 0) return Task.CompletedTask;
                idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return idle.Task;
            }
        }
    }

    /// <summary>Takes a place for a call, and its bytes, until <see cref="Leave"/>. False when there are too many, so that a peer that asks faster than handlers answer is told so.</summary>
    public bool TryEnter(int bytes)
    {
        if (Interlocked.Increment(ref accepted) <= maxWaiting && (held?.TryTake(bytes + HoldBudget.Overhead) ?? true)) return true;
        Interlocked.Decrement(ref accepted);
        return false;
    }

    /// <summary>The call is done.</summary>
    public void Leave(int bytes)
    {
        Interlocked.Decrement(ref accepted);
        held?.GiveBack(bytes + HoldBudget.Overhead);
    }

    /// <summary>Runs something that does not throw, now or when others are done.</summary>
    public void Start(Func<Task> work)
    {
        lock (gate)
        {
            if (running == limit)
            {
                waiting.Enqueue(work);
                return;
            }

            running++;
        }

        _ = Detached.Run(() => RunAsync(work));
    }

    private async Task RunAsync(Func<Task> work)
    {
        inside.Value = true;
        for (var next = work; next is not null; next = Next()) await next().ConfigureAwait(false);
    }

    private Func<Task>? Next()
    {
        TaskCompletionSource? done;
        lock (gate)
        {
            if (waiting.TryDequeue(out var next)) return next;
            done = --running == 0 ? idle : null;
            if (done is not null) idle = null;
        }

        done?.TrySetResult();
        return null;
    }
}
