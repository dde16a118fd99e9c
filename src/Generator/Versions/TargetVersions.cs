using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Versions;

/// <summary>Which version of each service a project wants: the items' <c>Targets</c>, such as <c>Weather 7.2</c>.</summary>
internal sealed class TargetVersions
{
    private static readonly char[] Separators = { ';', ',' };
    private static readonly char[] Spaces = { ' ', '\t', '\r', '\n' };

    private readonly Dictionary<string, TargetEntry> byApi = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    public static TargetVersions None { get; } = new();

    /// <summary>What cannot be acted on: the file whose item says so, the text, and what to write instead.</summary>
    public List<(string Path, string Text, string Advice)> Problems { get; } = new();

    public IEnumerable<TargetEntry> Entries => byApi.Values;

    /// <summary>The version that is wanted of an api; null for all of them.</summary>
    public string? Of(string api) => byApi.TryGetValue(api, out var entry) ? entry.Version : null;

    /// <summary>Adds what stands at one item. An item for several files stands at each of them; its text counts once.</summary>
    public void Add(string path, string text)
    {
        if (text.Length == 0 || !texts.Add(text)) return;
        foreach (var entry in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Trim().Length > 0) AddEntry(path, text, entry.Split(Spaces, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>Takes a version for an api of which no item says any.</summary>
    public void Suppose(string api, string version)
    {
        if (!byApi.ContainsKey(api)) byApi.Add(api, new TargetEntry("", api, version));
    }

    /// <summary>Finds entries that name no api.</summary>
    public void CheckNames(IReadOnlyCollection<string> apis)
    {
        foreach (var entry in byApi.Values)
        {
            var isKnown = false;
            foreach (var api in apis) isKnown |= api == entry.Api;
            if (!isKnown) Problems.Add((entry.Path, entry.Api + " " + entry.Version, $"no schema declares api '{entry.Api}'; " + NearestName.Advice(entry.Api, apis, "name an api of the project")));
        }
    }

    private void AddEntry(string path, string text, string[] words)
    {
        const string advice = "write the name of an api and a version of its service, such as \"Weather 7.2\"; divide several by ','";
        if (words.Length != 2 || !VersionNumber.IsVersion(words[1]))
        {
            Problems.Add((path, text, words.Length == 2 ? $"'{words[1]}' is not a version; write {VersionNumber.Expected}" : advice));
        }
        else if (!byApi.TryGetValue(words[0], out var other))
        {
            byApi.Add(words[0], new TargetEntry(path, words[0], words[1]));
        }
        else if (VersionNumber.Compare(other.Version, words[1]) != 0)
        {
            Problems.Add((path, text, $"another item says {other.Api} {other.Version}; an api is generated for one version"));
        }
    }
}
