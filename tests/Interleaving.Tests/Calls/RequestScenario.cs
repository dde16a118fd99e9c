using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>A call that is only being made while its token is cancelled, the socket is lost or the connection is disposed; the caller calls again with the source that comes back.</summary>
internal sealed class RequestScenario(CallEnds ends) : Scenario
{
    private readonly CancellationTokenSource cancellation = new();
    private RaceSession session = null!;
    private RaceCall? first;
    private RaceCall? second;
    private string? outcome;

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage);
        var socket = session.Core.Socket!;
        stage.Add("caller", Call);
        if (ends.HasFlag(CallEnds.Cancel)) stage.Add("canceller", Cancel);
        if (ends.HasFlag(CallEnds.Loss)) stage.Add("loss", () => session.EndSocket(socket));
        if (ends.HasFlag(CallEnds.Dispose)) stage.Add("disposer", () => session.Dispose());
        if (ends.HasFlag(CallEnds.Timeout)) stage.Add("timer", () => session.PassTime(11 * RaceSession.Second));
    }

    public override void Verify(Action<bool, string> require)
    {
        if (outcome is null) EndFirst(require);
        require(IsExpected(outcome!), $"the outcome is {outcome}");
        if (second is { } next)
        {
            session.Dispose();
            require(next.Task.IsCompleted && RaceSession.Take(next.Task) == nameof(ConnectionLostException), "the second call did not end with the disposal");
        }

        var before = session.Cancellations;
        cancellation.Cancel();
        require(session.Cancellations == before || (ends.HasFlag(CallEnds.Cancel) && before == 0), "a call that has ended is registered still");
        session.Dispose();
        session.VerifyBaseline(require);
        cancellation.Dispose();
    }

    private void Call()
    {
        first = session.Call(0, cancellation.Token);

        // Only these two end it for sure, however early they come; otherwise the reply does, when the race is over.
        if ((ends & (CallEnds.Cancel | CallEnds.Dispose)) == 0) return;
        Actor.Current!.Await("result is there", () => first.Task.IsCompleted);
        outcome = RaceSession.Take(first.Task);
        if (ends != (CallEnds.Cancel | CallEnds.Dispose)) second = session.Call(20 * RaceSession.Second);
    }

    private void Cancel()
    {
        Actor.Current!.Stop("cancel", cancellation);
        cancellation.Cancel();
    }

    private void EndFirst(Action<bool, string> require)
    {
        if (!first!.Task.IsCompleted && session.Core.State == ConnectionState.Live)
        {
            session.WriteAll();
            session.Receive(Wire.Reply(first.Id, "1"));
        }

        session.Dispose();
        require(first.Task.IsCompleted, "the call has no end");
        outcome = RaceSession.Take(first.Task);
    }

    private bool IsExpected(string end) => end switch
    {
        "=1" => (ends & (CallEnds.Cancel | CallEnds.Dispose)) == 0,
        nameof(OperationCanceledException) => ends.HasFlag(CallEnds.Cancel),
        nameof(ConnectionLostException) => (ends & (CallEnds.Loss | CallEnds.Dispose)) != 0,
        nameof(CallTimeoutException) => ends.HasFlag(CallEnds.Timeout),
        _ => false,
    };
}
