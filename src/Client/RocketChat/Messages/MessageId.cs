using System.Security.Cryptography;

namespace Framewright.RocketChat;

/// <summary>Makes the ids that senders choose for their messages.</summary>
public static class MessageId
{
    /// <summary>The characters of the server's own ids: letters and digits without those that look alike.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

    private const int Length = 17;

    /// <summary>A new random id of 17 characters.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);
}
