using Framewright.Calls;
using Framewright.Protocol;

namespace Framewright.Session;

/// <content>Repeatable calls: what an answer means when an earlier frame of the call may have been acted on.</content>
internal abstract partial class SessionCore
{
    /// <summary>
    /// Looks at the answer to a call that needs care. A repeat that is answered with an error or with nothing does not tell whether the first frame was acted on: then the confirming call is
    /// made, and its answer completes the call. An answer that asks to wait is waited for.
    /// </summary>
    /// <param name="id">The id that was answered.</param>
    /// <param name="error">The answer's error; null for none.</param>
    /// <param name="hasResult">Whether it has a result that is not null.</param>
    /// <param name="now">The time.</param>
    public AnswerVerdict JudgeAnswer(long id, ServerError? error, bool hasResult, long now)
    {
        if (Socket is not { } socket || !socket.InFlight.TryFind(id, out var item) || item is not PendingCall { NeedsCare: true } call) return AnswerVerdict.None;
        if (error?.RetryAfter is { } delay && now + delay.Ticks < call.Due)
        {
            Postpone(call, now + delay.Ticks, now);
            return AnswerVerdict.Dealt;
        }

        if (call.IsConfirming)
        {
            if (error is null && hasResult) return AnswerVerdict.Completes;
            Fail(call, error is null ? Refused(call) : Unconfirmed(call, error));
            return AnswerVerdict.Dealt;
        }

        if (!call.MayBeDone || (error is null && (hasResult || !call.WantsResult))) return AnswerVerdict.Completes;
        if (call.Method.Idempotency is { Confirmation: { } confirmation } idempotency && call.Kept?.ReadId(idempotency) is { } itemId) AskConfirmation(call, confirmation, itemId);
        else Fail(call, Unconfirmed(call, error));
        return AnswerVerdict.Dealt;
    }

    /// <summary>Asks the server whether a call was done; the answer is the call's.</summary>
    private void AskConfirmation(PendingCall call, CallConfirmation confirmation, string itemId)
    {
        Displace(call);
        call.Id = NextId();
        call.IsConfirming = true;
        confirmation.Write(In(call.CalledIn, new PlacingWriter(this, call)), call.Id, itemId);
    }

    /// <summary>Makes a call again later, under an id of its own: the server did not act on it and said when it will.</summary>
    private void Postpone(PendingCall call, long due, long now)
    {
        Displace(call);
        call.Id = NextId();
        call.IsConfirming = false;
        counters.CallsPostponed++;
        var (method, delay) = (call.Method.Name, TimeSpan.FromTicks(due - now));
        Observe(observer => observer.ReportDelayedCall(method, delay));
        Wait(call, due, now);
    }

    private static CallException Refused(PendingCall call) => new(
        call.Method.Name,
        new ServerError { Reason = "The connection broke before the answer; the repeat was answered with nothing, and the server has no such item: it refused without saying why." });

    private static ConnectionLostException Unconfirmed(PendingCall call, ServerError? error) => new(
        "The connection broke before the answer, and the answer to the repeat does not tell whether the call was done.",
        CallOutcome.Unknown,
        innerException: error is null ? null : new CallException(call.Method.Name, error),
        isRepeatable: true);
}
