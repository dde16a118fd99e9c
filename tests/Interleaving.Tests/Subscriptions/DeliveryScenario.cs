using Framewright.Interleaving.Tests.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>An event of a topic arrives while one of its two subscribers leaves, or while the socket is lost. Not both: those are 349 million orders.</summary>
internal sealed class DeliveryScenario(bool isLost) : Scenario
{
    private readonly List<long> stayed = [];
    private RaceSession session = null!;
    private ViewSubscriber<long, long> leaver = null!;
    private RecordSubscriber<long, long> other = null!;
    private bool isClosed;

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage);
        leaver = new ViewSubscriber<long, long>(Wire.Numbers, Wire.Room("a"), SubscriptionOptions.Default, session, _ => Handle(stage));
        other = new RecordSubscriber<long, long>(Wire.Numbers, Wire.Room("a"), SubscriptionOptions.Default, session);
        using (session.Gate.Enter()) session.Core.Join(leaver, false, 0);
        using (session.Gate.Enter()) session.Core.Join(other, false, 0);
        session.Receive(Wire.Subscribed(leaver.Entry!.Id));
        session.WriteAll();
        var socket = session.Core.Socket!;
        stage.Add("reader", () => session.Receive(Wire.Event("a", 1)));
        if (isLost) stage.Add("loss", () => session.EndSocket(socket));
        else stage.Add("leaver", () => Leave(stage));
    }

    public override void Verify(Action<bool, string> require)
    {
        while (other.Buffer.TryTake(out var number)) stayed.Add(number);
        require(stayed.Count == 1 || (isLost && stayed.Count == 0), $"the one who stayed got {stayed.Count} events");
        require(isLost || (leaver.Ended.IsCompleted && leaver.State == SubscriptionState.Ended), "the one who left has no end");
        using (session.Gate.Enter()) session.Core.Leave(leaver, 0);
        using (session.Gate.Enter()) session.Core.Leave(other, 0);
        session.Dispose();
        session.VerifyBaseline(require);
    }

    private void Handle(Stage stage)
    {
        if (isClosed) stage.Violations.Add("the handler runs after its subscription was disposed");
        Actor.Current!.Stop("handler runs");
        if (isClosed) stage.Violations.Add("disposal has returned while the handler runs");
    }

    private void Leave(Stage stage)
    {
        var closing = leaver.CloseAsync();
        if (!leaver.Gate.IsClosed) stage.Violations.Add("the gate is open after the end");
        Actor.Current!.Await("no handler runs", () => leaver.Gate.Idle.IsCompleted);
        isClosed = true;
        if (closing.IsCompleted) closing.GetAwaiter().GetResult();
    }
}
