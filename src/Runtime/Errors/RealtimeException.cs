namespace Framewright;

/// <summary>The root of every error that a realtime connection reports.</summary>
/// <remarks>
/// <see cref="OperationCanceledException"/> is not one of them: it only ever means that the caller's own token was cancelled.
/// Messages never hold secrets: parameters of calls are not part of any error.
/// </remarks>
public abstract class RealtimeException : Exception
{
    private protected RealtimeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>A message that ends with what to do, where that is known.</summary>
    private protected static string Advised(string message, string? advice) => advice is null ? message : message + " " + advice;

    /// <summary>Whether the same operation may succeed when it is tried again, and trying again does no harm.</summary>
    public abstract bool IsTransient { get; }
}
