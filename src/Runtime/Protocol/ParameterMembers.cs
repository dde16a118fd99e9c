using System.Buffers;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Writes named parameters as members of the frame itself: a template's <c>"...": "{params}"</c>.</summary>
public static class ParameterMembers
{
    /// <summary>Writes the members of a call's parameters.</summary>
    /// <param name="writer">Inside of an object.</param>
    /// <param name="call">A call with named parameters, or with none.</param>
    /// <typeparam name="TCall">A generated call.</typeparam>
    /// <exception cref="InvalidOperationException">The parameters are positional.</exception>
    public static void Write<TCall>(Utf8JsonWriter writer, in TCall call)
        where TCall : struct, ICall, allows ref struct
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var parameters = new Utf8JsonWriter(buffer)) call.WriteParameters(parameters);
        Write(writer, buffer.WrittenSpan);
    }

    /// <summary>Writes the members of a topic's parameters.</summary>
    /// <param name="writer">Inside of an object.</param>
    /// <param name="topic">A topic with named parameters, or with none.</param>
    /// <exception cref="InvalidOperationException">The parameters are positional.</exception>
    public static void Write(Utf8JsonWriter writer, Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (!topic.Parameters.IsEmpty) Write(writer, topic.Parameters.Span);
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> parameters)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var cursor = new JsonCursor(parameters);
        if (cursor.Peek() == JsonKind.Object)
        {
            for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
            {
                writer.WritePropertyName(cursor.ReadName());
                writer.WriteRawValue(cursor.Skip().Of(parameters), skipInputValidation: true);
            }
        }
        else if (cursor.Peek() != JsonKind.Array || cursor.EnterArray())
        {
            throw new InvalidOperationException("Only named parameters can be members of a frame.");
        }
    }
}
