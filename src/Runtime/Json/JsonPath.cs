using Framewright.Protocol;

namespace Framewright.Json;

/// <summary>A fixed way into a JSON value, for what is read seldom: errors, reasons, captured session values.</summary>
public sealed class JsonPath
{
    private readonly JsonPathStep[] steps;

    /// <summary>Makes a path.</summary>
    /// <param name="steps">Names and indexes from the outside in; none for the value itself.</param>
    public JsonPath(params JsonPathStep[] steps) => this.steps = steps;

    /// <summary>Names and indexes from the outside in.</summary>
    internal ReadOnlySpan<JsonPathStep> Steps => steps;

    /// <summary>Finds the value. Of repeated members the first counts.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="start">Where the value starts that the path is relative to.</param>
    /// <returns>Where the value lies; not present when a member is missing, a value on the way is of another kind, or the way leads into a string.</returns>
    /// <exception cref="FrameFormatException">The bytes on the way are not JSON.</exception>
    public TokenRange Find(ReadOnlySpan<byte> frame, int start) => Find(steps, frame, start);

    /// <summary>Reads the value, through strings that hold JSON too. Of repeated members the first counts.</summary>
    /// <param name="json">The value that the path is relative to; empty for none.</param>
    /// <returns>The value as it stands; empty when there is none. A part of <paramref name="json"/>, or of a copy where the way leads through a string.</returns>
    /// <exception cref="FrameFormatException">The bytes on the way are not JSON.</exception>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<JsonPathStep> rest = steps;
        while (!json.IsEmpty)
        {
            var end = 0;
            while (end < rest.Length && !rest[end].IsInText) end++;
            var value = Find(rest[..end], json, 0).Of(json);
            if (end == rest.Length) return value;
            if (!JsonToken.TryGetContent(value, out var text)) break;
            json = JsonEscapes.Unescape(text);
            rest = rest[(end + 1)..];
        }

        return default;
    }

    /// <summary>Whether the way ends at an array without elements, into which an index would lead on.</summary>
    internal bool LeadsThroughEmptyList(ReadOnlySpan<byte> json)
    {
        for (var end = 0; end < steps.Length; end++)
        {
            if (steps[end].IsInText) return false;
            if (steps[end].Name is not null) continue;
            var list = Find(steps.AsSpan(0, end), json, 0).Of(json);
            if (JsonToken.KindOf(list) != JsonKind.Array) return false;
            if (!new JsonCursor(list).EnterArray()) return true;
        }

        return false;
    }

    private static TokenRange Find(ReadOnlySpan<JsonPathStep> steps, ReadOnlySpan<byte> frame, int start)
    {
        var cursor = new JsonCursor(frame, start);
        foreach (var step in steps)
        {
            if (step.IsInText) return default;
            var found = step.Name is { } name ? ToMember(ref cursor, name) : ToElement(ref cursor, step.Index);
            if (!found) return default;
        }

        return cursor.Skip();
    }

    private static bool ToMember(ref JsonCursor cursor, byte[] name)
    {
        if (cursor.Peek() != JsonKind.Object || !cursor.EnterObject()) return false;
        do
        {
            if (cursor.ReadName().SequenceEqual(name)) return true;
            cursor.Skip();
        }
        while (cursor.NextMember());

        return false;
    }

    private static bool ToElement(ref JsonCursor cursor, int index)
    {
        if (cursor.Peek() != JsonKind.Array || !cursor.EnterArray()) return false;
        for (var i = 0; i < index; i++)
        {
            cursor.Skip();
            if (!cursor.NextElement()) return false;
        }

        return true;
    }
}
