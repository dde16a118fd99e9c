namespace Framewright.RocketChat;

/// <summary>A variable of the environment is missing, or says something that is of no use. Its value is part of no message.</summary>
public sealed class RocketChatSettingException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="advice">What to do, in a whole sentence that does not have the value.</param>
    public RocketChatSettingException(string variable, string advice)
        : base($"{variable}: {advice}") =>
        Variable = variable;

    /// <summary>The variable's name.</summary>
    public string Variable { get; }
}
