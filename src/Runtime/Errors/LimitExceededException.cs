namespace Framewright;

/// <summary>A limit of the connection's own options was reached.</summary>
public sealed class LimitExceededException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="option">The name of the option that sets the limit.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="outcome">What became of the call: not sent by default; unknown when its answers were more than fit.</param>
    public LimitExceededException(string option, long limit, CallOutcome outcome = CallOutcome.NotSent)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(outcome == CallOutcome.NotSent ? "Nothing was sent" : "The answers were not taken in time")}: {option} ({limit}) is reached. {(outcome == CallOutcome.NotSent ? "Await earlier calls first" : "Read faster")}, or raise the option."))
    {
        Option = option;
        Limit = limit;
        Outcome = outcome;
    }

    /// <summary>The name of the option that sets the limit.</summary>
    public string Option { get; }

    /// <summary>The limit.</summary>
    public long Limit { get; }

    /// <summary>What became of the call. Default: <see cref="CallOutcome.NotSent"/>.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>Whether it was not sent: there is room again when earlier calls have ended.</summary>
    public override bool IsTransient => Outcome == CallOutcome.NotSent;
}
