using System.Collections.Concurrent;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>Who serves which call of the peer: one handler for each name, over all sockets of a connection.</summary>
internal sealed class CallHandlers
{
    private readonly ConcurrentDictionary<string, CallHandler> byName = new(StringComparer.Ordinal);

    public CallHandler? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Adds a handler; disposing what comes back takes it away again.</summary>
    /// <exception cref="InvalidOperationException">The name has a handler already.</exception>
    public IDisposable Add(CallHandler handler)
    {
        if (!byName.TryAdd(handler.WireName, handler)) throw new InvalidOperationException($"'{handler.Name}' has a handler already: the server gets one answer. Dispose the other one first.");
        return new Registration(this, handler);
    }

    private sealed class Registration(CallHandlers owner, CallHandler handler) : IDisposable
    {
        public void Dispose() => owner.byName.TryRemove(KeyValuePair.Create(handler.WireName, handler));
    }
}
