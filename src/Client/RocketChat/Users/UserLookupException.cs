namespace Framewright.RocketChat;

/// <summary>A name or an id belongs to no user, or to none whom the session's user may see.</summary>
public sealed class UserLookupException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The name or the id that was looked for.</param>
    /// <param name="innerException">What the server answered.</param>
    public UserLookupException(string name, Exception? innerException = null)
        : base($"Nobody is called '{name}', or you may not see who. Check the spelling; names are written as in mentions.", innerException) => Name = name;

    /// <summary>The name or the id that was looked for.</summary>
    public string Name { get; }
}
