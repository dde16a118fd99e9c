namespace Framewright;

/// <summary>A limit of the connection's own options was reached; nothing was sent.</summary>
public sealed class LimitExceededException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="option">The name of the option that sets the limit.</param>
    /// <param name="limit">The limit.</param>
    public LimitExceededException(string option, long limit)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Nothing was sent: {option} ({limit}) is reached. Await earlier calls first, or raise the option."))
    {
        Option = option;
        Limit = limit;
    }

    /// <summary>The name of the option that sets the limit.</summary>
    public string Option { get; }

    /// <summary>The limit.</summary>
    public long Limit { get; }

    /// <summary>Always <see cref="CallOutcome.NotSent"/>.</summary>
    public CallOutcome Outcome { get; } = CallOutcome.NotSent;

    /// <summary>Always true: it was not sent, and there is room again when earlier calls have ended.</summary>
    public override bool IsTransient => true;
}
