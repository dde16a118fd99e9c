using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>A call together with the scope that it is made in.</summary>
internal readonly struct ScopedCall<TCall>(TCall call, Scope scope) : ICall, IScopedCall
    where TCall : struct, ICall
{
    private readonly TCall call = call;

    public static MethodDescriptor Method => TCall.Method;

    public Scope Scope { get; } = scope;

    public void WriteParameters(Utf8JsonWriter writer) => call.WriteParameters(writer);

    public void WriteMembers(Utf8JsonWriter writer) => call.WriteMembers(writer);

    public void Write<TProtocol>(ref TProtocol protocol, Utf8JsonWriter writer, long id)
        where TProtocol : struct, IRealtimeProtocol => protocol.WriteCall(writer, id, call, Scope);
}
