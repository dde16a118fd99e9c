using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>A written call, all that may end it, its caller who waits for the result, and the next call, which gets the same source.</summary>
internal sealed class CallScenario(CallEnds ends) : Scenario
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly List<string> outcomes = [];
    private RaceSession session = null!;
    private RaceCall call = null!;
    private RaceCall? next;

    /// <summary>Plants a mistake before the actors start.</summary>
    public Action<RaceSession, RaceCall, Stage>? Plant { get; init; }

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage) { Ledger = { AllowsSecondTaking = ends.HasFlag(CallEnds.TakeTwice) } };
        call = session.Call(0, ends.HasFlag(CallEnds.Cancel) ? cancellation.Token : default);
        session.WriteAll();
        var socket = session.Core.Socket!;
        Plant?.Invoke(session, call, stage);
        Add(CallEnds.Reply, "reply", () => session.Receive(Wire.Reply(call.Id, "1")));
        Add(CallEnds.SecondReply, "second reply", () => session.Receive(Wire.Reply(call.Id, "2")));
        Add(CallEnds.Item, "item", () => session.Receive($$"""{"t":"item","id":"{{call.Id}}","result":3}"""));
        Add(CallEnds.Timeout, "timer", () => session.PassTime(11 * RaceSession.Second));
        Add(CallEnds.Cancel, "canceller", Cancel);
        Add(CallEnds.Loss, "loss", () => session.EndSocket(socket));
        Add(CallEnds.Dispose, "disposer", () => session.Dispose());
        stage.Add("caller", Take);
        Add(CallEnds.TakeTwice, SourceLedger.Intruder, TakeToo);

        void Add(CallEnds end, string name, Action script)
        {
            if (ends.HasFlag(end)) stage.Add(name, script);
        }
    }

    public override void Verify(Action<bool, string> require)
    {
        var results = outcomes.Where(outcome => outcome != nameof(InvalidOperationException)).ToArray();
        require(results.Length == 1, $"the outcome was taken {results.Length} times: {string.Join(' ', results)}");
        require(results.All(IsExpected), $"the outcome is {string.Join(' ', results)}");
        if (next is not null) VerifyNext(require);

        // Whatever was registered with the token is gone.
        var before = session.Cancellations;
        cancellation.Cancel();
        require(session.Cancellations == before || ends.HasFlag(CallEnds.Cancel) && session.Cancellations == before + 1 && before == 0, "a call that has ended is registered still");
        session.Dispose();
        session.VerifyBaseline(require);
        cancellation.Dispose();
    }

    private void Cancel()
    {
        Actor.Current!.Stop("cancel", cancellation);
        cancellation.Cancel();
    }

    private void Take()
    {
        Actor.Current!.Await("result is there", IsOver);
        outcomes.Add(RaceSession.Take(call.Task));
        if (ends.HasFlag(CallEnds.CallAgain)) next = session.Call(20 * RaceSession.Second);
    }

    private void TakeToo()
    {
        Actor.Current!.Stop("look");
        outcomes.Add(RaceSession.Take(call.Task));
    }

    private bool IsOver()
    {
        try
        {
            return call.Task.IsCompleted;
        }
        catch (InvalidOperationException)
        {
            // The intruder has taken it, and the source is another call's by now.
            return true;
        }
    }

    /// <summary>The next call ends as it should, whoever still had to do with the first one.</summary>
    private void VerifyNext(Action<bool, string> require)
    {
        if (session.Core.State == ConnectionState.Live)
        {
            require(next!.Id > call.Id, $"id {next.Id} after {call.Id}");
            require(!next.Task.IsCompleted, "the next call has ended by itself");
            session.WriteAll();
            session.Receive(Wire.Reply(next.Id, "5"));
            require(next.Task.IsCompleted && RaceSession.Take(next.Task) == "=5", "the next call did not get its result");
            return;
        }

        session.Dispose();
        require(next!.Task.IsCompleted, "the next call has no end");
        if (next.Task.IsCompleted) require(RaceSession.Take(next.Task) == nameof(ConnectionLostException), "the next call ended with something else than the loss");
    }

    private bool IsExpected(string outcome) => outcome switch
    {
        "=1" => ends.HasFlag(CallEnds.Reply),
        "=2" => ends.HasFlag(CallEnds.SecondReply),
        nameof(CallTimeoutException) => ends.HasFlag(CallEnds.Timeout),
        nameof(OperationCanceledException) => ends.HasFlag(CallEnds.Cancel),
        nameof(ConnectionLostException) => (ends & (CallEnds.Loss | CallEnds.Dispose)) != 0,
        _ => false,
    };
}
