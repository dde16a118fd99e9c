using Framewright.Protocol;
using Framewright.Session;
using Framewright.Subscriptions;

namespace Framewright;

/// <content>Scopes.</content>
public sealed partial class RealtimeConnection<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <inheritdoc/>
    public override async ValueTask<RealtimeConnection> OpenScopeAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        ScopeEntry entry;
        using (gate.Enter()) entry = core.OpenScope(scope, IsAuthenticator, clock.Now);
        try
        {
            await entry.Live.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            using (gate.Enter()) core.CloseScope(entry, clock.Now);
            throw;
        }

        return new ScopedConnection<TProtocol>(this, entry.Scope, entry);
    }

    /// <inheritdoc/>
    public override RealtimeConnection WithScope(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new ScopedConnection<TProtocol>(this, scope, null);
    }

    /// <summary>Ends what one sub-client has subscribed to, and closes its scope when it was the last one.</summary>
    internal async ValueTask CloseScopeAsync(RealtimeConnection holder, ScopeEntry? entry)
    {
        Subscriber[] subscribers;
        using (gate.Enter()) subscribers = core.SubscribersOf(holder);
        await Task.WhenAll(subscribers.Union(handling.Keys.Where(subscriber => ReferenceEquals(subscriber.Topic.Holder, holder))).Select(subscriber => subscriber.CloseAsync().AsTask())).ConfigureAwait(false);
        if (entry is null) return;
        using (gate.Enter()) core.CloseScope(entry, clock.Now);
    }
}
