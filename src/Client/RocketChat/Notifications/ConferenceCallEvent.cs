namespace Framewright.RocketChat;

/// <summary>A step of a call to or from the user: one of the records in here.</summary>
/// <param name="Call">The call, and the user who made the step.</param>
public abstract record ConferenceCallEvent(VideoConferenceCall Call)
{
    /// <summary>Somebody calls. Answer with <see cref="RocketChatNotifications.AcceptCallAsync"/> or <see cref="RocketChatNotifications.RejectCallAsync"/>.</summary>
    /// <param name="Call">The call; its user is the caller.</param>
    /// <param name="IsOfRoom">Whether a whole room is called to its conference, which needs no answer: join it, or let it be.</param>
    public sealed record Ringing(VideoConferenceCall Call, bool IsOfRoom) : ConferenceCallEvent(Call);

    /// <summary>No ring came for a while: the caller gave up without a word, or the call was answered, here or on another of the user's devices.</summary>
    /// <param name="Call">The call; its user is the caller.</param>
    public sealed record RingingEnded(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>The caller gave up.</summary>
    /// <param name="Call">The call; its user is the caller.</param>
    public sealed record Cancelled(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>The called user accepts the user's call.</summary>
    /// <param name="Call">The call; its user is the called one.</param>
    public sealed record Accepted(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>The called user declines the user's call.</summary>
    /// <param name="Call">The call; its user is the called one.</param>
    public sealed record Rejected(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>The caller has started the conference that the user accepted.</summary>
    /// <param name="Call">The call; its user is the caller.</param>
    public sealed record Confirmed(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>A user joined the conference.</summary>
    /// <param name="Call">The call; its user is the one who joined.</param>
    public sealed record Joined(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>The conference is over.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Ended(VideoConferenceCall Call) : ConferenceCallEvent(Call);

    /// <summary>A step that this version of the client does not know.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Action">The step.</param>
    public sealed record Other(VideoConferenceCall Call, VideoConferenceAction Action) : ConferenceCallEvent(Call);
}
