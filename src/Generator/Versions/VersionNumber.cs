using System.Globalization;

namespace Framewright.Generator.Versions;

/// <summary>Versions as a schema writes them: one to four numbers divided by dots.</summary>
internal static class VersionNumber
{
    /// <summary>What a version is, for messages.</summary>
    public const string Expected = "one to four numbers divided by dots, such as \"7.2\"";

    private const int MostParts = 4;
    private const int MostDigits = 9;

    public static bool IsVersion(string text)
    {
        var parts = text.Split('.');
        if (parts.Length > MostParts) return false;
        foreach (var part in parts)
        {
            if (part.Length > MostDigits || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        }

        return true;
    }

    /// <summary>Compares two versions by their numbers; one that is not there counts as zero.</summary>
    public static int Compare(string left, string right)
    {
        var x = left.Split('.');
        var y = right.Split('.');
        for (var i = 0; i < MostParts; i++)
        {
            var difference = Part(x, i).CompareTo(Part(y, i));
            if (difference != 0) return difference;
        }

        return 0;
    }

    private static int Part(string[] parts, int index)
        => index < parts.Length && int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
