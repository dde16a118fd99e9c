using System.Runtime.CompilerServices;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Counts the login attempts of each connection within a window. Guarded by the workspace's lock.</summary>
internal sealed class LoginThrottle
{
    private readonly ConditionalWeakTable<DdpSession, Window> windows = [];

    /// <summary>Counts an attempt; returns how long to wait when it is one too many, else null.</summary>
    public TimeSpan? WaitOf(DdpSession session)
    {
        if (session.Options.LoginLimit is not { } limit)
            return null;
        var now = session.Options.TimeProvider.GetUtcNow();
        var window = windows.GetOrCreateValue(session);
        if (now >= window.End)
        {
            window.End = now + session.Options.LoginWindow;
            window.Attempts = 0;
        }

        return ++window.Attempts > limit ? window.End - now : null;
    }

    private sealed class Window
    {
        public DateTimeOffset End { get; set; }

        public int Attempts { get; set; }
    }
}
