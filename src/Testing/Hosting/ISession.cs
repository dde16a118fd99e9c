namespace Framewright.Testing.Hosting;

/// <summary>The protocol's side of one socket. All calls come from one loop, one after another; none may block.</summary>
internal interface ISession
{
    /// <summary>The socket is open; nothing was received yet.</summary>
    void Opened();

    /// <summary>One whole message arrived. The payload may be kept.</summary>
    void Received(ReadOnlyMemory<byte> payload, bool isText);

    /// <summary>The socket is gone, whoever ended it. Called once.</summary>
    void Closed();
}
