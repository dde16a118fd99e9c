namespace Framewright;

/// <summary>A login that the server refused because it wants more than was presented: a second factor, a code that was sent. Immutable.</summary>
/// <remarks>Not a record, and without a text of its own: it holds secrets.</remarks>
/// <typeparam name="TCredentials">The parameter of the authenticating method.</typeparam>
public sealed class LoginChallenge<TCredentials>
    where TCredentials : class
{
    /// <summary>Describes a refused login.</summary>
    /// <param name="credentials">What was presented.</param>
    /// <param name="error">What the server answered.</param>
    public LoginChallenge(TCredentials credentials, ServerError error)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(error);
        Credentials = credentials;
        Error = error;
    }

    /// <summary>What was presented: the answer is often a copy of it with something added.</summary>
    public TCredentials Credentials { get; }

    /// <summary>What the server answered: its code says what it wants.</summary>
    public ServerError Error { get; }

    /// <summary>The server's answer, without any credentials.</summary>
    public override string ToString() => Error.ToString();
}
