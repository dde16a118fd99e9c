using System.Globalization;

namespace Framewright;

/// <summary>No answer to a call came within its deadline.</summary>
public sealed class CallTimeoutException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="method">The C# name of the method that was called.</param>
    /// <param name="timeout">The deadline, counted from the call.</param>
    /// <param name="outcome">Whether the frame may have reached the server.</param>
    /// <param name="isRepeatable">Whether the server recognises a repeat, so that repeating what may have been done does no harm.</param>
    public CallTimeoutException(string method, TimeSpan timeout, CallOutcome outcome, bool isRepeatable = false)
        : base(string.Create(CultureInfo.InvariantCulture, $"'{method}' got no answer within {timeout.TotalSeconds:0.###} s ({outcome}). Raise the timeout in the connection's options if the server needs longer."))
    {
        Method = method;
        Timeout = timeout;
        Outcome = outcome;
        IsRepeatable = isRepeatable;
    }

    /// <summary>The C# name of the method that was called.</summary>
    public string Method { get; }

    /// <summary>The deadline that passed, counted from the call.</summary>
    public TimeSpan Timeout { get; }

    /// <summary><see cref="CallOutcome.NotSent"/> when the frame never left, otherwise <see cref="CallOutcome.Unknown"/>.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>Whether the server recognises a repeat of the call by an id in its parameters (the schema's <c>idempotent</c>), so that repeating it with the same id does no harm.</summary>
    public bool IsRepeatable { get; }

    /// <summary>True when the frame never left, and when it may have and the call is <see cref="IsRepeatable"/>.</summary>
    public override bool IsTransient => Outcome == CallOutcome.NotSent || IsRepeatable;
}
