using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A call with one number.</summary>
internal readonly record struct Echo(long Value) : ICall
{
    public static MethodDescriptor Method { get; } = new("Echo", "echo");

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Value);
        writer.WriteEndArray();
    }
}
