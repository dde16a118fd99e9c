using Framewright.Subscriptions;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A subscriber with the events that the model expects it to have got.</summary>
internal sealed class SimulatedSubscriber(string room, RecordSubscriber<long, long> subscriber)
{
    public string Room { get; } = room;

    public RecordSubscriber<long, long> Subscriber { get; } = subscriber;

    public List<long> Expected { get; } = [];

    public bool HasLeft { get; set; }

    public bool IsIn => !HasLeft && Subscriber.State is SubscriptionState.Pending or SubscriptionState.Live;
}
