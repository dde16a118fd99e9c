using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Tells by its id whether a <see cref="Post"/> was done.</summary>
internal readonly record struct FindPost(string Id) : ICall
{
    public static MethodDescriptor Method { get; } = new("FindPost", "find");

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Id);
        writer.WriteEndArray();
    }
}
