using System.Globalization;

namespace Framewright.Transport;

/// <summary>Offers permessage-deflate (RFC 7692) and reads what a server answers to it.</summary>
internal static class CompressionAnswer
{
    /// <summary>The offer: no parameter, because our own messages are not compressed, and the server's are inflated whatever window and memory it chose.</summary>
    public const string Offer = "permessage-deflate";

    /// <summary>What is wrong with the extensions that a server picked, or null.</summary>
    public static string? Fault(string extensions, bool wasOffered)
    {
        if (!wasOffered) return "the server picked an extension, but none was offered";
        if (extensions.Contains(',', StringComparison.Ordinal)) return "the server picked more than one extension, but one was offered";
        var parts = extensions.Split(';', StringSplitOptions.TrimEntries);
        if (!parts[0].Equals(Offer, StringComparison.OrdinalIgnoreCase)) return "the server picked an extension that was not offered";
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.AsSpan(1))
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            var name = separator < 0 ? part : part[..separator].TrimEnd();
            var value = separator < 0 ? null : part[(separator + 1)..].Trim().Trim('"');
            if (!seen.Add(name) || !IsAgreeable(name, value)) return "the server answered permessage-deflate with a parameter that was not offered, is wrong, or stands there twice";
        }

        return null;
    }

    private static bool IsAgreeable(string name, string? value)
    {
        if (name.Equals("server_no_context_takeover", StringComparison.OrdinalIgnoreCase) || name.Equals("client_no_context_takeover", StringComparison.OrdinalIgnoreCase))
            return value is null;

        return name.Equals("server_max_window_bits", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 8 and <= 15;
    }
}
