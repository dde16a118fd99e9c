using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>A stream of the client, reachable by the route that its events have.</summary>
/// <param name="Collection">What a frame's <c>collection</c> is.</param>
/// <param name="EventName">What its <c>eventName</c> is, or ends with when there is a slash in front; empty for any.</param>
public abstract record KnownStream(string Collection, string EventName)
{
    /// <summary>The stream's C# name.</summary>
    public abstract string Name { get; }

    public static KnownStream Of<TEvent, TView>(string collection, string eventName, RealtimeStream<TEvent, TView> stream)
        where TView : allows ref struct => new Typed<TEvent, TView>(collection, eventName, stream);

    /// <summary>Whether a route leads to it.</summary>
    public bool Matches(string collection, string eventName) =>
        collection == Collection && (EventName.StartsWith('/') ? eventName.EndsWith(EventName, StringComparison.Ordinal) : EventName.Length == 0 || eventName == EventName);

    /// <summary>Makes the strict pass over the body at the cursor, and the view.</summary>
    public abstract void ReadView(ReadOnlySpan<byte> frame, ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>Makes the strict pass over the body at the cursor, and the record.</summary>
    public abstract object? ReadRecord(ReadOnlySpan<byte> frame, ref JsonCursor cursor, ViewScratch scratch);

    private sealed record Typed<TEvent, TView>(string Collection, string EventName, RealtimeStream<TEvent, TView> Stream) : KnownStream(Collection, EventName)
        where TView : allows ref struct
    {
        public override string Name => Stream.Name;

        public override void ReadView(ReadOnlySpan<byte> frame, ref JsonCursor cursor, ViewScratch scratch) => _ = Stream.View(frame, scratch, Stream.Read(ref cursor, scratch));

        public override object? ReadRecord(ReadOnlySpan<byte> frame, ref JsonCursor cursor, ViewScratch scratch) => Stream.Record(frame, scratch, Stream.Read(ref cursor, scratch));
    }
}
