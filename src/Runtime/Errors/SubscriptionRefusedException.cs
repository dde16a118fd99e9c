namespace Framewright;

/// <summary>The server refused a subscription, or ended it without being asked to.</summary>
public sealed class SubscriptionRefusedException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The C# name of the stream.</param>
    /// <param name="error">What the server said; null when it gave no error.</param>
    public SubscriptionRefusedException(string stream, ServerError? error)
        : base(Advised($"The server refused the subscription to '{stream}': {(error is null ? "no reason given" : error.ToString())}.", error?.Advice))
    {
        Stream = stream;
        Error = error;
    }

    /// <summary>The C# name of the stream.</summary>
    public string Stream { get; }

    /// <summary>What the server said, or null when it gave no error.</summary>
    public ServerError? Error { get; }

    /// <summary>The server's error code as text, or null.</summary>
    public string? Code => Error?.Code;

    /// <summary>What the api's schema says to do about the code, or null. The message ends with it.</summary>
    public string? Advice => Error?.Advice;

    /// <summary>True when the server named a delay after which the subscription may be repeated.</summary>
    public override bool IsTransient => Error?.RetryAfter is not null;
}
