namespace Framewright.Calls;

/// <summary>The canceller of calls that nobody can cancel.</summary>
internal sealed class NobodyCancels : ICallCanceller
{
    public static NobodyCancels Instance { get; } = new();

    public void Cancel(PendingCall call) => throw new InvalidOperationException("The call has no token.");
}
