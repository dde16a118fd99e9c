using System.Text;

namespace Framewright.Generator.Diagnostics;

/// <summary>Finds what a misspelt name probably meant.</summary>
internal static class NearestName
{
    private const int MostListed = 12;
    private const int MostCompared = 5_000;

    /// <summary>The known name closest to <paramref name="name"/> ignoring case; null when none is close. Ties go to the first in ordinal order; of very many known names only the first are looked at.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? best = null;
        var compared = 0;
        var least = 1 + Math.Max(1, name.Length / 3);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > least) continue;
            if (++compared > MostCompared) break;
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > least || (distance == least && (best is null || string.CompareOrdinal(candidate, best) >= 0))) continue;
            best = candidate;
            least = distance;
        }

        return best;
    }

    /// <summary>What to write instead of an unknown name, as the end of a message.</summary>
    /// <param name="otherwise">The advice when nothing is near and the known names are too many to list, or none.</param>
    public static string Advice(string name, IReadOnlyCollection<string> known, string otherwise)
    {
        if (Find(name, known) is { } nearest) return $"did you mean '{nearest}'?";
        if (known.Count is 0 or > MostListed) return otherwise;
        var list = new StringBuilder("write ");
        if (known.Count > 1) list.Append("one of ");
        var separator = string.Empty;
        foreach (var candidate in known)
        {
            list.Append(separator).Append('\'').Append(candidate).Append('\'');
            separator = ", ";
        }

        return list.ToString();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.</summary>
    private static int Distance(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++) last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }
}
