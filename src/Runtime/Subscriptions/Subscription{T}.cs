using System.Runtime.CompilerServices;
using Framewright.Subscriptions;

namespace Framewright;

/// <summary>A subscription whose events wait in a buffer to be enumerated, once, by one reader.</summary>
/// <remarks>
/// The enumeration ends when the subscription is disposed, or after the last event when the server has ended it in order. It throws <see cref="ConnectionLostException"/>, <see cref="SubscriptionRefusedException"/> or
/// <see cref="SubscriptionOverflowException"/> when it ended so, after the events that had arrived before. Leaving the enumeration does not dispose the subscription.
/// </remarks>
/// <typeparam name="T">The event: a record, or <see cref="Json.RawJson"/>, which the reader then owns.</typeparam>
public sealed class Subscription<T> : Subscription, IAsyncEnumerable<T>
{
    private readonly EventBuffer<T> buffer;
    private int isRead;

    internal Subscription(Subscriber subscriber, EventBuffer<T> buffer)
        : base(subscriber) => this.buffer = buffer;

    /// <summary>Starts the enumeration.</summary>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref isRead, 1) != 0) throw new InvalidOperationException("A subscription has one reader. Subscribe again for another; the server is asked only once.");
        return ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    private async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await buffer.WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            while (buffer.TryTake(out var item)) yield return item;
        }
    }
}
