using Framewright.Json;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>The way of an inbound message through the session. Owned by the reader.</summary>
/// <param name="checks">How much of what nobody reads is checked.</param>
internal abstract class FramePath(JsonChecks checks)
{
    /// <summary>The slots of the frame at hand.</summary>
    public ViewScratch Scratch { get; } = new(checks);

    /// <summary>Messages have come in and are about to be taken.</summary>
    public abstract void BeginReading();

    /// <summary>All of them were taken: whoever waits for an answer among them goes on.</summary>
    public abstract void EndReading();

    /// <summary>Instead of <see cref="EndReading"/>: whether somebody waits. Whoever asks has to run the completion queue then.</summary>
    public abstract bool TakeUnstarted();

    /// <summary>Takes one message from the transport: every frame in it reaches whoever it is for before this returns; callers at the latest with <see cref="EndReading"/>.</summary>
    public abstract void Receive(in Frame message);
}
