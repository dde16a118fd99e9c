using System.Runtime.CompilerServices;

namespace Framewright.Subscriptions;

/// <summary>A sequence that subscribes when it is first advanced and unsubscribes when the enumeration ends. Each enumeration has a subscription of its own.</summary>
internal sealed class LazySubscription<T>(Func<CancellationToken, ValueTask<Subscription<T>>> subscribe) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subscription = await subscribe(cancellationToken).ConfigureAwait(false);
        await using var ending = ((IAsyncDisposable)subscription).ConfigureAwait(false);
        await foreach (var item in subscription.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return item;
    }
}
