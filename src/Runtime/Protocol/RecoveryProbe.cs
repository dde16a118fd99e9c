using System.Text;
using System.Text.Json;
using Framewright.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>One call that says which topics of a stream changed, so that only those are fetched: the schema's <c>recover.probe</c>. Immutable.</summary>
/// <remarks>The call is the same for all topics of the stream; what each topic looks for in the result is its own.</remarks>
public abstract class RecoveryProbe
{
    private readonly JsonPath items;
    private readonly JsonPath id;
    private readonly byte[] value;

    private protected RecoveryProbe(JsonPath items, JsonPath id, string value)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(value);
        this.items = items;
        this.id = id;
        this.value = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The method that says what changed.</summary>
    public abstract MethodDescriptor Method { get; }

    /// <summary>Writes its parameters.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="since">From when on.</param>
    public abstract void WriteParameters(Utf8JsonWriter writer, DateTimeOffset since);

    /// <summary>Whether a result names this topic as changed. A result without the list, and an element without an id, name every topic: a strange answer hides no change.</summary>
    /// <param name="result">The result; empty for none.</param>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public bool Names(ReadOnlySpan<byte> result)
    {
        var list = items.Read(result);
        if (JsonToken.KindOf(list) != JsonKind.Array) return true;
        var cursor = new JsonCursor(list);
        for (var more = cursor.EnterArray(); more; more = cursor.NextElement())
        {
            var named = id.Read(cursor.Skip().Of(list));
            if (JsonToken.KindOf(named) is JsonKind.None or JsonKind.Null || IsValue(named)) return true;
        }

        return false;
    }

    /// <summary>Writes the call.</summary>
    /// <param name="writer">Writes calls whose type only their owner knows.</param>
    /// <param name="id">The request id of this call.</param>
    /// <param name="since">From when on.</param>
    internal abstract void Write(ICallWriter writer, long id, DateTimeOffset since);

    private bool IsValue(ReadOnlySpan<byte> token) => JsonToken.KindOf(token) == JsonKind.String ? JsonToken.TextEquals(token, value) : token.SequenceEqual(value);
}
