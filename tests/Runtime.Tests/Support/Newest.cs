using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Asks for the newest version in a room.</summary>
internal readonly record struct Newest(string Room) : ICall
{
    public static MethodDescriptor Method { get; } = new("Newest", "newest");

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Room);
        writer.WriteEndArray();
    }
}
