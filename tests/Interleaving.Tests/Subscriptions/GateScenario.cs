using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>Handlers run while the gate before them is closed, by two at once.</summary>
/// <param name="looksOnly">Plants a mistake: whether it is closed is looked up, instead of claimed with the entry.</param>
internal sealed class GateScenario(bool looksOnly) : Scenario
{
    private readonly HandlerGate gate = new();
    private int running;
    private int started;

    public override void Prepare(Stage stage)
    {
        stage.Add("reader", () =>
        {
            Run(stage);
            Run(stage);
        });
        stage.Add("leaver", () => Close(stage));
        stage.Add("disposer", () => Close(stage));
    }

    public override void Verify(Action<bool, string> require)
    {
        require(gate.IsClosed && gate.Idle.IsCompleted && !gate.IsRunning, "the gate did not come to rest");
        require(!gate.TryEnter(), "the closed gate lets somebody in");
        require(running == 0 && started <= 2, "handlers run still");
    }

    private void Run(Stage stage)
    {
        if (looksOnly ? gate.IsClosed : !gate.TryEnter()) return;
        started++;
        if (gate.Idle.IsCompleted) stage.Violations.Add("a handler starts after its subscription was disposed");
        if (++running != 1) stage.Violations.Add("two invocations run at once");
        Actor.Current!.Stop("handler runs");
        running--;
        gate.Leave();
    }

    private void Close(Stage stage)
    {
        gate.Close();
        Actor.Current!.Await("no handler runs", () => gate.Idle.IsCompleted);
        if (running != 0) stage.Violations.Add("disposal has returned while a handler runs");
    }
}
