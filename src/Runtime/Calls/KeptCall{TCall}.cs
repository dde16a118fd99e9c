using System.Buffers;
using System.Text.Json;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>The parameters, from which the frame is written anew.</summary>
internal sealed class KeptCall<TCall>(TCall parameters) : KeptCall
    where TCall : struct, ICall
{
    public override void Place(SessionCore core, UnansweredCall call) => core.Place(call, parameters);

    public override string? ReadId(CallIdempotency idempotency)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) parameters.WriteParameters(writer);
        return idempotency.ReadId(buffer.WrittenSpan);
    }
}
