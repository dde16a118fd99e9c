namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The misbehaviour that sessions consult. Guarded by the workspace's lock.</summary>
internal sealed class SessionFaults
{
    public Dictionary<string, TimeSpan> Delays { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Swallowed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Queue<DdpError>> Failures { get; } = new(StringComparer.Ordinal);

    public HashSet<string> AbortsBeforeHandling { get; } = new(StringComparer.Ordinal);

    public HashSet<string> AbortsBeforeReply { get; } = new(StringComparer.Ordinal);

    public bool RepeatReady { get; set; }

    public bool HoldSubscriptions { get; set; }

    public int SubscriptionRefusals { get; set; }

    /// <summary>Null refuses with a bare <c>nosub</c>.</summary>
    public DdpError? RefusalError { get; set; }

    public bool TakeSubscriptionRefusal()
    {
        if (SubscriptionRefusals == 0)
            return false;
        SubscriptionRefusals--;
        return true;
    }

    public void Clear()
    {
        Delays.Clear();
        Swallowed.Clear();
        Failures.Clear();
        AbortsBeforeHandling.Clear();
        AbortsBeforeReply.Clear();
        RepeatReady = false;
        HoldSubscriptions = false;
        SubscriptionRefusals = 0;
    }
}
