namespace Framewright.Session;

/// <summary>What happens around the core when a turn is over: the asynchronous side of the session.</summary>
internal interface ISessionShell
{
    /// <summary>The timer is to fire at a moment that is earlier than the one it is set to. Called under the gate.</summary>
    void SetTimer(long due);

    /// <summary>Frames wait and the write loop sleeps.</summary>
    void WakeWriter();

    /// <summary>The core has given up a socket. By now another one may be open, which is not meant.</summary>
    void AbandonSocket(SocketState socket);

    /// <summary>A user's callback threw.</summary>
    void ReportCallbackFailure(Exception error);
}
