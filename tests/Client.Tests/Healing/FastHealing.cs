using Framewright.Protocol;

namespace Framewright.Client.Tests.Healing;

/// <summary>Options for tests that break connections: quick to come back, and no slower than the machine.</summary>
internal static class FastHealing
{
    /// <summary>Comes back within some milliseconds.</summary>
    public static ReconnectPolicy Policy { get; } = new() { InitialDelay = TimeSpan.FromMilliseconds(2), MaxDelay = TimeSpan.FromMilliseconds(20) };

    /// <summary>Far more than any of these tests asks for.</summary>
    public static RateLimits Unlimited { get; } = new(new RateLimit(1_000_000, TimeSpan.FromSeconds(1)), new RateLimit(1_000_000, TimeSpan.FromSeconds(1)));

    /// <summary>Such options.</summary>
    public static RealtimeOptions Of(RealtimeOptions options) => options with { Reconnect = Policy, Rates = Unlimited };
}
