using System.Text.Json;

namespace Framewright.Strict.Tests.Reference;

/// <summary>An object type: every occurrence of a member has to conform, and the last one is the value.</summary>
internal sealed class ObjectReference<TView>
    where TView : allows ref struct
{
    private readonly Member<TView>[] members;
    private readonly Dictionary<string, int> byName;

    [ThreadStatic]
    private static Stack<JsonElement[]>? spare;

    public ObjectReference(params Member<TView>[] members)
    {
        this.members = members;
        byName = members.Select((member, index) => (member.Wire, index)).ToDictionary(pair => pair.Wire, pair => pair.index, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => members.Select(member => member.Wire);

    public Verdict Check(JsonElement value)
    {
        if (Kinds.IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.Object) return Verdict.Differs;
        var all = Verdict.Conforms;
        foreach (var property in value.EnumerateObject())
        {
            if (!byName.TryGetValue(Kinds.NameOf(property), out var index)) continue;
            var verdict = members[index].Check(property.Value);
            if (verdict == Verdict.Differs) return verdict;
            if (verdict == Verdict.Undecided) all = verdict;
        }

        return all;
    }

    /// <summary>The name of the first member that differs; null when all are the same.</summary>
    public string? Difference(TView view, JsonElement value)
    {
        spare ??= new Stack<JsonElement[]>();
        var values = spare.Count > 0 && spare.Peek().Length >= members.Length ? spare.Pop() : new JsonElement[Math.Max(64, members.Length)];
        try
        {
            Array.Clear(values);
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in value.EnumerateObject())
                {
                    if (byName.TryGetValue(Kinds.NameOf(property), out var index)) values[index] = property.Value;
                }
            }

            for (var index = 0; index < members.Length; index++)
            {
                if (!members[index].Same(view, values[index])) return members[index].Wire;
            }

            return null;
        }
        finally
        {
            spare.Push(values);
        }
    }
}
