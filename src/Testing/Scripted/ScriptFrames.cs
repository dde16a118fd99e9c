using System.Text.Json;

namespace Framewright.Testing.Scripted;

/// <summary>The frames of the script's side. What is said of a value stands before the value.</summary>
internal static class ScriptFrames
{
    public static byte[] Reply(string id, ScriptedReply reply) => Write(writer =>
    {
        writer.WriteString("kind", "reply");
        writer.WriteString("id", id);
        if (reply.Code is { } code) writer.WriteString("error", code);
        else WriteValue(writer, reply.Result!);
    });

    public static byte[] Confirmation(string kind, string id) => Write(writer =>
    {
        writer.WriteString("kind", kind);
        writer.WriteString("id", id);
    });

    public static byte[] Event(IReadOnlyList<string> route, string body) => Write(writer =>
    {
        writer.WriteString("kind", "event");
        writer.WriteStartArray("route");
        foreach (var part in route) writer.WriteStringValue(part);
        writer.WriteEndArray();
        WriteValue(writer, body);
    });

    private static void WriteValue(Utf8JsonWriter writer, string json)
    {
        writer.WritePropertyName("value");
        writer.WriteRawValue(json);
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
