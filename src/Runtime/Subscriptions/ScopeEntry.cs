using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>One scope that was opened on the server, and how many sub-clients share it.</summary>
internal sealed class ScopeEntry(Scope scope) : InFlight
{
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Scope Scope { get; } = scope;

    /// <summary>Counts topics and scopes up in the order in which they were first asked for, which is that of their restoration.</summary>
    public long Number { get; init; }

    /// <summary>Under the gate.</summary>
    public TopicState State { get; set; }

    /// <summary>The id under which its end was sent; 0 before.</summary>
    public long EndId { get; set; }

    /// <summary>How many sub-clients hold it. Under the gate.</summary>
    public int Holders { get; set; }

    /// <summary>Completes when the server has confirmed; fails when it refused or the connection was lost.</summary>
    public Task Live => live.Task;

    /// <summary>Tells who waits. Outside of the gate.</summary>
    public void TellLive() => live.TrySetResult();

    /// <summary>Ends it with an error, or in order when there is none. Outside of the gate; only the first time counts.</summary>
    public void TellEnded(Exception? error)
    {
        if (error is null)
        {
            live.TrySetCanceled();
            Scope.Completion.TrySetResult();
            return;
        }

        // Nobody has to look at it: what depended on the scope fails by itself.
        if (live.TrySetException(error)) _ = live.Task.Exception;
        if (Scope.Completion.TrySetException(error)) _ = Scope.Completion.Task.Exception;
    }
}
