using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Finds what the topics need that sessions subscribe to by themselves: <c>lostWhen.params</c>.</summary>
/// <param name="streams">The streams of the api.</param>
/// <param name="identity">The values of who is logged in.</param>
internal sealed class WatchResolver(IReadOnlyDictionary<string, StreamModel> streams, IdentityResolver identity)
{
    /// <summary>The stream with what its topic needs besides its own values.</summary>
    public StreamModel WithNeeds(StreamModel stream)
    {
        var needsScope = false;
        var needsIdentity = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = stream; next is not null && seen.Add(next.Name); next = Watched(next))
        {
            needsScope |= UsesScope(next);
            needsIdentity |= Watched(next) is not null && Names(next).Count > 0;
        }

        return needsScope || needsIdentity ? stream with { NeedsScope = needsScope, NeedsIdentity = needsIdentity } : stream;
    }

    /// <summary>What a document has to know of the streams that are watched; null when none is.</summary>
    public WatchFacts? FactsFor(ApiModel part)
    {
        var watched = new SortedDictionary<string, StreamModel>(StringComparer.Ordinal);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var stream in part.Streams)
        {
            if (Watched(stream) is not { } other) continue;
            watched[other.Name] = other;
            names.UnionWith(Names(stream));
        }

        if (watched.Count == 0) return null;
        var facts = new List<StreamModel>();
        foreach (var stream in watched.Values) facts.Add(WithNeeds(new StreamModel(stream.Name, null, stream.Topic, stream.Route, stream.Parameters, ShapeModel.None, null) { LostWhen = stream.LostWhen }) with { LostWhen = null });
        var values = new List<IdentityFact>();
        foreach (var name in names)
        {
            if (identity.Paths.TypeOf(name) is not null && identity.Find(name) is { } value) values.Add(value);
        }

        return new WatchFacts(facts.ToEquatable(), values.ToEquatable());
    }

    private StreamModel? Watched(StreamModel stream) => stream.LostWhen is { Watch: not null } loss && streams.TryGetValue(loss.Stream, out var other) ? other : null;

    /// <summary>The values of who is logged in that a stream's watched topic takes.</summary>
    private static HashSet<string> Names(StreamModel stream)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in stream.LostWhen?.Watch ?? default) Collect(argument.Value, names);
        return names;
    }

    private static void Collect(ArgumentValue value, HashSet<string> names)
    {
        if (value is NamedArgument named && named.Name.StartsWith(IdentityPaths.Prefix, StringComparison.Ordinal)) names.Add(named.Name);
        if (value is not ListArgument list) return;
        foreach (var item in list.Items) Collect(item, names);
    }

    private static bool UsesScope(StreamModel stream)
    {
        foreach (var texts in new[] { stream.Topic, stream.Route ?? default })
        {
            foreach (var text in texts)
            {
                foreach (var part in text.Parts)
                {
                    if (part.Scope is not null) return true;
                }
            }
        }

        return false;
    }
}
