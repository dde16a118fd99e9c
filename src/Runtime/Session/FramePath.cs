using Framewright.Json;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>The way of an inbound message through the session. Owned by the reader.</summary>
internal abstract class FramePath
{
    /// <summary>The slots of the frame at hand.</summary>
    public ViewScratch Scratch { get; } = new();

    /// <summary>Messages have come in and are about to be taken.</summary>
    public abstract void BeginReading();

    /// <summary>All of them were taken: whoever waits for an answer among them goes on.</summary>
    public abstract void EndReading();

    /// <summary>Takes one message from the transport: every frame in it reaches whoever it is for before this returns; callers at the latest with <see cref="EndReading"/>.</summary>
    public abstract void Receive(in Frame message);
}
