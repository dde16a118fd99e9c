using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>The same, of the long timeout class.</summary>
internal readonly record struct LongEcho(long Value) : ICall
{
    public static MethodDescriptor Method { get; } = new("LongEcho", "longEcho", TimeoutClass.Long);

    public void WriteParameters(Utf8JsonWriter writer) => new Echo(Value).WriteParameters(writer);
}
