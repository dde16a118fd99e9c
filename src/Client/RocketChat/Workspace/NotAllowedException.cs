namespace Framewright.RocketChat;

/// <summary>The server does not let the user do what was asked. Trying again is of no use until somebody changes a permission or a setting.</summary>
public sealed class NotAllowedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="action">What was asked, as it follows "not allowed to".</param>
    /// <param name="refused">What the server answered.</param>
    public NotAllowedException(string action, CallException refused)
        : base($"The user is not allowed to {action}. {(refused ?? throw new ArgumentNullException(nameof(refused))).Advice}".TrimEnd(), refused) => Action = action;

    /// <summary>What was asked, as it follows "not allowed to".</summary>
    public string Action { get; }

    /// <summary>The server's error code.</summary>
    public string? Code => ((CallException)InnerException!).Code;

    internal static async ValueTask<T> GuardAsync<T>(string action, ValueTask<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (CallException refused) when (refused.Refusal == RefusalKind.NotAllowed)
        {
            throw new NotAllowedException(action, refused);
        }
    }
}
