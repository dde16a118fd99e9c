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

    /// <summary>A subscriber has a handler from now on, which the connection's disposal has to end.</summary>
    void BeginHandling(Subscriber subscriber);

    /// <summary>The subscriber's handler is never called again.</summary>
    void EndHandling(Subscriber subscriber);

    void ReportFailure(RealtimeStream stream, Exception error);

    void CountDrop();

    /// <summary>A subscription is told of a gap.</summary>
    void CountGap()
    {
    }
}
