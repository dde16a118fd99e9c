using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>Makes sessions that heal, and breaks them.</summary>
internal static class HealingSession
{
    /// <summary>Short enough that one step of virtual time passes any delay.</summary>
    public static ReconnectPolicy Policy { get; } = new() { InitialDelay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromSeconds(1) };

    public static Task<TestSession> LiveAsync(Func<RealtimeOptions, RealtimeOptions>? configure = null, TestServer? server = null) =>
        TestSession.LiveAsync(options => (configure ?? (same => same))(options with { Reconnect = Policy }), server);

    /// <summary>Breaks the socket and waits until that is known.</summary>
    public static async Task BreakAsync(this TestSession session, int? closeCode = null)
    {
        session.Socket.Break(closeCode);
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
    }

    /// <summary>Lets time pass until the connection is live again.</summary>
    public static async Task HealAsync(this TestSession session)
    {
        await Until.TrueAsync(() =>
        {
            if (session.Connection.State == ConnectionState.Healing) session.Time.Advance(TimeSpan.FromMilliseconds(200));
            return session.Connection.State == ConnectionState.Live;
        });
    }
}
