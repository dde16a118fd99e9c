namespace Framewright;

/// <summary>What a connection is doing.</summary>
public enum ConnectionState
{
    /// <summary>Nothing yet: call <see cref="RealtimeConnection.ConnectAsync"/>.</summary>
    Disconnected,

    /// <summary>A socket is being opened.</summary>
    Connecting,

    /// <summary>The socket is open; the protocol's opening frames are exchanged.</summary>
    Opening,

    /// <summary>The session is open; the authenticator is at work.</summary>
    Authenticating,

    /// <summary>Opened and authenticated: calls and subscriptions can be made.</summary>
    Live,

    /// <summary>The connection is being disposed: what was accepted is still written.</summary>
    Closing,

    /// <summary>The connection was disposed. Final.</summary>
    Closed,

    /// <summary>The connection was given up: what broke it is terminal, the attempts are used up, or it does not connect by itself (<see cref="RealtimeOptions.Reconnect"/>). <see cref="RealtimeConnection.ConnectAsync"/> may be called again.</summary>
    Lost,

    /// <summary>The socket broke or an attempt failed, and the next attempt waits for its time. Subscriptions and calls wait with it.</summary>
    Healing,
}
