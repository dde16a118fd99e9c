using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>What subscribers need of their connection.</summary>
internal interface ISubscriberHost
{
    TimeProvider TimeProvider { get; }

    TimeSpan DisposeTimeout { get; }

    HoldBudget Held { get; }

    /// <summary>Takes a subscriber out of its topic; nothing when it has left already.</summary>
    void Leave(Subscriber subscriber);

    void ReportFailure(RealtimeStream stream, Exception error);

    void CountDrop();
}
