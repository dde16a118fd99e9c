using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Fetches what changed in a room since a moment.</summary>
internal readonly record struct Sync(string Room, DateTimeOffset Since) : ICall
{
    public static MethodDescriptor Method { get; } = new("Sync", "sync");

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Room);
        writer.WriteNumberValue(Since.ToUnixTimeMilliseconds());
        writer.WriteEndArray();
    }
}
