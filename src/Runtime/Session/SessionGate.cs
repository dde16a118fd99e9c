namespace Framewright.Session;

/// <summary>Lets inputs into the session core one at a time, and does what came out once the lock is left: user code never runs under it.</summary>
internal sealed class SessionGate(SessionCore core, Outbox outbox, ISessionShell shell)
{
    private readonly Lock gate = new();
    private long timerDue = long.MaxValue;

    /// <summary>Begins a turn; disposing ends it.</summary>
    public Turn Enter()
    {
        if (gate.IsHeldByCurrentThread) throw new InvalidOperationException("Parameters may not use the connection while they are written.");
        RacePoint.Enter("SessionGate.Enter", this);
        gate.Enter();
        return new Turn(this);
    }

    /// <summary>The timer has fired, so that it is set to nothing now.</summary>
    public void ForgetTimer() => timerDue = long.MaxValue;

    /// <summary>Tells users something, in order with everything else they are told.</summary>
    public void Tell(Action notice)
    {
        using (Enter()) outbox.Tell(notice);
    }

    private void Exit()
    {
        var completed = outbox.TakeCompleted();
        var effects = outbox.TakeEffects();
        var givenUp = outbox.GivenUpSocket;
        outbox.GivenUpSocket = null;
        var wakes = core.Socket?.Lane is { IsWriterWaiting: true } lane && (lane.HasFrames || lane.IsCompleted);
        if (wakes) core.Socket!.Lane.IsWriterWaiting = false;
        var due = core.NextDue;
        if (due < timerDue)
        {
            timerDue = due;
            shell.SetTimer(due);
        }

        var tells = outbox.TryBeginTelling();
        gate.Exit();
        RacePoint.Leave(this);

        if (wakes) shell.WakeWriter();
        if (givenUp is not null) shell.AbandonSocket(givenUp);
        while (completed is not null)
        {
            // Read before the signal: after it the call may already be somebody else's.
            var next = completed.NextCompleted;
            completed.Signal();
            completed = next;
        }

        if (effects is not null) DoAll(effects);
        if (tells) TellAll();
    }

    private void DoAll(List<Action> effects)
    {
        foreach (var effect in effects)
        {
            try
            {
                effect();
            }
            catch (Exception error)
            {
                // Ending something cancels tokens, and what users hang on those may throw.
                shell.ReportCallbackFailure(error);
            }
        }
    }

    private void TellAll()
    {
        while (true)
        {
            Action? notice;
            bool isThere;
            RacePoint.Enter("SessionGate.NextNotice", this);
            lock (gate) isThere = outbox.TryNext(out notice);
            RacePoint.Leave(this);
            if (!isThere) return;

            try
            {
                notice!();
            }
            catch (Exception error)
            {
                shell.ReportCallbackFailure(error);
            }
        }
    }

    /// <summary>One turn.</summary>
    public readonly ref struct Turn(SessionGate owner)
    {
        public void Dispose() => owner.Exit();
    }
}
