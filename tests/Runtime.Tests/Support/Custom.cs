using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A call whose parameters the test writes.</summary>
internal readonly record struct Custom(Action<Utf8JsonWriter> Write) : ICall
{
    public static MethodDescriptor Method { get; } = new("Custom", "custom");

    public void WriteParameters(Utf8JsonWriter writer) => Write(writer);
}
