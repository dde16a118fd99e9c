using Framewright.Calls;

namespace Framewright.Session;

/// <summary>What one turn of the session core wants done once its gate is left: nothing in here runs inside of it.</summary>
internal sealed class Outbox
{
    private readonly Queue<Action> notices = new();
    private List<Action>? effects;
    private PendingCall? firstCompleted;
    private PendingCall? lastCompleted;
    private bool isDraining;

    /// <summary>The socket that has to be given up; null for none.</summary>
    public SocketState? GivenUpSocket { get; set; }

    /// <summary>Calls that ended in this turn, linked; taken by whoever leaves the gate.</summary>
    public PendingCall? TakeCompleted()
    {
        var first = firstCompleted;
        firstCompleted = lastCompleted = null;
        return first;
    }

    public void Complete(PendingCall call)
    {
        if (lastCompleted is null) firstCompleted = call;
        else lastCompleted.NextCompleted = call;
        lastCompleted = call;
    }

    /// <summary>Adds something that whoever leaves the gate does at once: it completes what somebody waits for, so it must not stand behind a user's callback.</summary>
    public void Do(Action effect) => (effects ??= []).Add(effect);

    /// <summary>What this turn wants done, in order; null for nothing.</summary>
    public List<Action>? TakeEffects()
    {
        var taken = effects;
        effects = null;
        return taken;
    }

    /// <summary>Adds something to tell users: told in order, by one thread at a time.</summary>
    public void Tell(Action notice) => notices.Enqueue(notice);

    /// <summary>Whether the caller is now the one who tells the notices, and so has to call <see cref="TryNext"/> until it is false.</summary>
    public bool TryBeginTelling()
    {
        if (isDraining || notices.Count == 0) return false;
        isDraining = true;
        return true;
    }

    public bool TryNext(out Action? notice)
    {
        if (notices.TryDequeue(out notice)) return true;
        isDraining = false;
        return false;
    }
}
