using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>A stream of an api with the shapes of its events.</summary>
/// <typeparam name="TEvent">The event as a record that lives as long as anybody holds it.</typeparam>
/// <typeparam name="TView">The event as a view over the frame, which dies with the handler's call.</typeparam>
public abstract class RealtimeStream<TEvent, TView> : RealtimeStream
    where TView : allows ref struct
{
    /// <summary>Names the stream.</summary>
    /// <param name="name">The stream's C# name.</param>
    protected RealtimeStream(string name)
        : base(name)
    {
    }

    internal override Subscriptions.Subscriber CreateWatcher(Topic topic, Subscriptions.ISubscriberHost host, Subscriptions.WatchedEvent watched) =>
        new Subscriptions.LossWatcher<TEvent, TView>(this, topic, host, watched);

    /// <summary>Makes the one strict pass over an event's body and records where its members are.</summary>
    /// <param name="cursor">At the body's first byte; afterwards just behind its value.</param>
    /// <param name="scratch">Receives the slots.</param>
    /// <returns>The slot of the event, for <see cref="View"/> and <see cref="Record"/>.</returns>
    /// <exception cref="FrameFormatException">The body is not JSON, or not of the kind that the schema says.</exception>
    public abstract Slot Read(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>The event as a view.</summary>
    /// <param name="frame">The message that was read.</param>
    /// <param name="scratch">The slots that <see cref="Read"/> filled.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    public abstract TView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot);

    /// <summary>The event as a record.</summary>
    /// <param name="frame">The message that was read.</param>
    /// <param name="scratch">The slots that <see cref="Read"/> filled.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    public abstract TEvent Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot);
}
