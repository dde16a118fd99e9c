using System.Security.Cryptography;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>Identifiers in the shapes that Meteor gives them.</summary>
internal static class Ids
{
    private const string Unmistakable = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
    private const string UrlSafe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    public static string Document() => RandomNumberGenerator.GetString(Unmistakable, 17);

    public static string Token() => RandomNumberGenerator.GetString(UrlSafe, 43);
}
