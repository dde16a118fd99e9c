using Framewright.Calls;

namespace Framewright.Session;

/// <summary>What one turn of the session core wants done once its gate is left: nothing in here runs inside of it.</summary>
internal sealed class Outbox
{
    private readonly Queue<Action> notices = new();
    private PendingCall? firstCompleted;
    private PendingCall? lastCompleted;
    private bool isDraining;

    /// <summary>Whether the socket, or the attempt to open one, has to be given up.</summary>
    public bool GivesUpSocket { get; set; }

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
