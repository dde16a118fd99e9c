using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Testing;

/// <summary>An event of a stream as it lies in a frame, which the stream has to read strictly and to the end, without missing a member.</summary>
/// <typeparam name="TEvent">The event as a record.</typeparam>
/// <typeparam name="TView">The event as a view.</typeparam>
/// <param name="name">What it is an example of.</param>
/// <param name="stream">The stream.</param>
/// <param name="json">The body of an event.</param>
public sealed class EventExample<TEvent, TView>(string name, RealtimeStream<TEvent, TView> stream, string json) : SchemaExample(name, json)
    where TView : allows ref struct
{
    private protected override string? Check(byte[] json)
    {
        var scratch = new ViewScratch();
        var cursor = new JsonCursor(json);
        var slot = stream.Read(ref cursor, scratch);
        cursor.ExpectEnd();
        _ = stream.View(json, scratch, slot);
        _ = stream.Record(json, scratch, slot);
        foreach (var member in scratch.MissingMembers.Keys) return $"'{member}' is missing or null.";
        return null;
    }
}
