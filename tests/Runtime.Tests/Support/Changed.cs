using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Asks which rooms changed since a moment.</summary>
internal readonly record struct Changed(DateTimeOffset Since) : ICall
{
    public static MethodDescriptor Method { get; } = new("Changed", "changed");

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Since.ToUnixTimeMilliseconds());
        writer.WriteEndArray();
    }
}
