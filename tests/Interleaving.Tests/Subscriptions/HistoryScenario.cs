using Framewright.Interleaving.Tests.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>A topic whose gaps are filled: its handler uses the connection, while the last subscriber leaves, or a gap is filled by another thread.</summary>
/// <param name="fills">Whether the gap is filled meanwhile; otherwise the subscriber leaves.</param>
internal sealed class HistoryScenario(bool fills) : Scenario
{
    private readonly List<Item> got = [];
    private RaceSession session = null!;
    private ViewSubscriber<Item, Item> viewer = null!;

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage);
        viewer = new ViewSubscriber<Item, Item>(Rooms.Kept, Rooms.Topic(Rooms.Kept, "a"), SubscriptionOptions.Default, session, Handle);
        using (session.Gate.Enter()) session.Core.Join(viewer, false, 0);
        session.Receive(Wire.Subscribed(viewer.Entry!.Id));
        session.WriteAll();
        stage.Add("reader", () => session.Receive(Wire.Event("a", """{"item":1,"v":1000,"n":1}""")));
        if (!fills)
        {
            stage.Add("leaver", Leave);
            return;
        }

        var history = viewer.Entry!.History!;
        history.Hold();
        stage.Add("filler", () => history.LeaveOpen(history.LastGap, new Gap(0, GapReason.RecoveryFailed), new GapDelivery.Pass(new Json.ViewScratch(), RaceSession.NewWatch(), null, null)));
        stage.Add("second", () => session.PassTime(0));
    }

    public override void Verify(Action<bool, string> require)
    {
        require(fills ? got.Count == 1 : got.Count <= 1, $"the event came {got.Count} times");
        if (fills) viewer.CloseAsync().AsTask().GetAwaiter().GetResult();
        session.Dispose();
        session.VerifyBaseline(require);
    }

    private void Handle(Item item)
    {
        got.Add(item);

        // As anything that a handler does with its connection: a call, a post, a look at its state.
        using (session.Gate.Enter())
        {
        }
    }

    private void Leave()
    {
        var closing = viewer.CloseAsync();
        Actor.Current!.Await("no handler runs", () => viewer.Gate.Idle.IsCompleted);
        if (closing.IsCompleted) closing.GetAwaiter().GetResult();
    }
}
