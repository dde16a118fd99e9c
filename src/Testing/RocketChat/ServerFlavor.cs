namespace Framewright.Testing.RocketChat;

/// <summary>Which of the two servers that speak the realtime API is imitated; they differ in errors, order and closes.</summary>
public enum ServerFlavor
{
    /// <summary>The usual deployment, one Meteor process: errors are frames, <c>updated</c> comes before <c>result</c>.</summary>
    Monolith,

    /// <summary>
    /// The microservice <c>ddp-streamer</c>: errors are closes (1002, 1007, 4000), <c>result</c> comes before <c>updated</c>,
    /// falsy results are left out, and only a token can log in. It pings a socket that says nothing for 30 ms after the
    /// accept, so a ping may come before <c>connected</c>; answering it that early gets the socket closed with 1002.
    /// </summary>
    Streamer,
}
