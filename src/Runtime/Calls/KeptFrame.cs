using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>The frame itself, which a broken socket left unwritten: nothing in it belongs to that socket.</summary>
internal sealed class KeptFrame(byte[] frame) : KeptCall
{
    public override void Place(SessionCore core, UnansweredCall call) => core.Place(call, frame);

    public override string? ReadId(CallIdempotency idempotency) => null;
}
