using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A host of subscribers without a connection.</summary>
internal sealed class TestHost : ISubscriberHost
{
    public TimeProvider TimeProvider => TimeProvider.System;

    public TimeSpan DisposeTimeout => TimeSpan.FromSeconds(5);

    public HoldBudget Held { get; } = new(1 << 20);

    public List<Exception> Failures { get; } = [];

    public void Leave(Subscriber subscriber)
    {
    }

    public void BeginHandling(Subscriber subscriber)
    {
    }

    public void EndHandling(Subscriber subscriber)
    {
    }

    public void ReportFailure(RealtimeStream stream, Exception error) => Failures.Add(error);

    public void CountDrop()
    {
    }
}
