using System.Security.Cryptography;

namespace Framewright.Protocol;

/// <summary>Makes the ids by which a server recognises repeated calls. Thread-safe.</summary>
public static class FreshId
{
    private const int Length = 17;
    private const string Unmistakable = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>A new id of a scheme, from a cryptographic source: nobody can guess it, and no two are the same.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scheme.</exception>
    public static string Of(IdScheme scheme) => scheme switch
    {
        IdScheme.Alphanumeric17 => RandomNumberGenerator.GetString(Unmistakable, Length),
        IdScheme.Uuid => Uuid(),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "There is no such scheme."),
    };

    // Version 4 of RFC 9562; Guid.NewGuid promises uniqueness only.
    private static string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
