using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>A call of the session's own, such as the fetch that fills a gap. Not pooled.</summary>
/// <param name="method">The method.</param>
/// <param name="answered">Told of the end, whatever it is, outside of the gate.</param>
internal sealed class SessionCall(MethodDescriptor method, Action<SessionCall> answered) : PendingCall(NobodyCancels.Instance)
{
    private RawJson? result;

    public override MethodDescriptor Method { get; } = method;

    public override bool WantsResult => true;

    public void Prepare() => Prepare(Method, default);

    /// <summary>The result as it is on the wire; empty when there is none.</summary>
    public ReadOnlySpan<byte> Result => result is null ? default : result.Utf8;

    public override void ReadResult(ref JsonCursor cursor, ViewScratch scratch)
    {
        result?.Dispose();
        result = RawReader.Instance.Read(ref cursor, scratch);
    }

    public override void ReadAbsentResult()
    {
    }

    protected override void SetOutcome(bool isOnPool)
    {
        try
        {
            answered(this);
        }
        finally
        {
            result?.Dispose();
        }
    }

    protected override void Recycle()
    {
    }
}
