using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>A call of a sub-client. Asked of generic calls, so that it costs nothing where it is not used: the JIT knows which struct is one.</summary>
internal interface IScopedCall
{
    Scope Scope { get; }

    /// <summary>Writes the call itself, with the scope beside it.</summary>
    void Write<TProtocol>(ref TProtocol protocol, Utf8JsonWriter writer, long id)
        where TProtocol : struct, IRealtimeProtocol;
}
