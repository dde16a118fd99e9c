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

    /// <summary>The socket broke, was given up, or could not be opened. <see cref="RealtimeConnection.ConnectAsync"/> may be called again.</summary>
    Lost,
}
