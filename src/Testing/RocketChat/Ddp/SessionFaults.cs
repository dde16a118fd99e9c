namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The misbehaviour that sessions consult. Guarded by the workspace's lock.</summary>
internal sealed class SessionFaults
{
    public Dictionary<string, TimeSpan> Delays { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Swallowed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Queue<DdpError>> Failures { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of the next calls of a method are answered as if it had run.</summary>
    public Dictionary<string, int> Idle { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of the next calls of a method are lost: neither run nor answered.</summary>
    public Dictionary<string, int> Lost { get; } = new(StringComparer.Ordinal);

    public HashSet<string> AbortsBeforeHandling { get; } = new(StringComparer.Ordinal);

    public HashSet<string> AbortsBeforeReply { get; } = new(StringComparer.Ordinal);

    public bool RepeatReady { get; set; }

    public bool HoldSubscriptions { get; set; }

    public int SubscriptionRefusals { get; set; }

    /// <summary>Null refuses with a bare <c>nosub</c>.</summary>
    public DdpError? RefusalError { get; set; }

    public bool TakeIdle(string method) => Take(Idle, method);

    public bool TakeLost(string method) => Take(Lost, method);

    public DdpError? TakeFailure(string method) => Failures.TryGetValue(method, out var failures) && failures.TryDequeue(out var failure) ? failure : null;

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
        Idle.Clear();
        Lost.Clear();
        AbortsBeforeHandling.Clear();
        AbortsBeforeReply.Clear();
        RepeatReady = false;
        HoldSubscriptions = false;
        SubscriptionRefusals = 0;
    }

    private static bool Take(Dictionary<string, int> left, string method)
    {
        if (left.GetValueOrDefault(method) == 0)
            return false;
        left[method]--;
        return true;
    }
}
