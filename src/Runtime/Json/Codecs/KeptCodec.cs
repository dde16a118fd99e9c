using System.Text.Json;

namespace Framewright.Json;

/// <summary>A member that the schema does not list: any JSON value as its bytes, null included.</summary>
public readonly struct KeptCodec : IJsonReader<JsonSlice, JsonElement>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var range = cursor.Skip(scratch);
        return Slot.Json(range.Start, range.Length);
    }

    /// <inheritdoc/>
    public static JsonSlice View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => JsonCodec.View(frame, scratch, slot);

    /// <inheritdoc/>
    public static JsonElement Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => JsonCodec.Record(frame, scratch, slot);

    /// <summary>Writes the members into an object that is open.</summary>
    /// <param name="writer">Inside of an object.</param>
    /// <param name="members">The members by name.</param>
    public static void WriteMembers(Utf8JsonWriter writer, JsonMap<JsonElement> members)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
            return;
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            JsonCodec.Write(writer, value);
        }
    }
}
