namespace Framewright.Calls;

/// <summary>Takes the cancellation of a call to the session core.</summary>
internal interface ICallCanceller
{
    /// <summary>The caller's token was cancelled. Called on the cancelling thread.</summary>
    void Cancel(PendingCall call);
}
