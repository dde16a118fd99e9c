using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>What waits for frames that carry its id: calls and subscriptions in one table, because a reply may mean either.</summary>
internal sealed class IdTable
{
    private readonly Dictionary<long, InFlight> items = [];

    public int Count => items.Count;

    public void Add(long id, InFlight item) => items.Add(id, item);

    public bool Remove(long id) => items.Remove(id);

    public bool TryFind(long id, [NotNullWhen(true)] out InFlight? item) => items.TryGetValue(id, out item);

    /// <summary>The calls that were made in a scope, in the order of the ids.</summary>
    public UnansweredCall[] CallsIn(Scope scope) => items.Values.OfType<UnansweredCall>().Where(call => ReferenceEquals(call.CalledIn, scope)).OrderBy(call => call.Id).ToArray();

    /// <summary>What is in the table, in the order of the ids.</summary>
    public InFlight[] All() => items.OrderBy(entry => entry.Key).Select(entry => entry.Value).Distinct().ToArray();

    /// <summary>Empties the table, and gives what was in it in the order of the ids.</summary>
    public InFlight[] TakeAll()
    {
        var all = All();
        items.Clear();
        return all;
    }
}
