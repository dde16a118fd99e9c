using System.Threading.Channels;

namespace Framewright.RocketChat;

/// <summary>A subscription for one reader who has to know when events were missed, and then reads everything again.</summary>
/// <typeparam name="T">The event.</typeparam>
internal sealed class Watch<T> : IAsyncDisposable
    where T : class
{
    // One place: what waits beyond it waits in the subscription, under its limits.
    private readonly Channel<T?> events = Channel.CreateBounded<T?>(1);
    private readonly RealtimeConnection connection;
    private Subscription? subscription;
    private int isGap;

    private Watch(RealtimeConnection connection) => this.connection = connection;

    /// <summary>Ends with the subscription.</summary>
    public Task Completion => subscription?.Completion ?? Task.CompletedTask;

    /// <summary>Subscribes.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="subscribe">Makes the subscription with a handler and options.</param>
    public static async Task<Watch<T>> StartAsync(RealtimeConnection connection, Func<Func<T, CancellationToken, ValueTask>, SubscriptionOptions, Task<Subscription>> subscribe)
    {
        var watch = new Watch<T>(connection);
        watch.subscription = await subscribe(watch.HandOnAsync, new SubscriptionOptions { OnGap = watch.Miss }).ConfigureAwait(false);
        _ = watch.EndAsync();
        return watch;
    }

    /// <summary>Whether events were missed since this was last asked.</summary>
    public bool TakeGap() => Interlocked.Exchange(ref isGap, 0) != 0;

    /// <summary>The events; null only wakes the reader up, to ask whether some were missed.</summary>
    public IAsyncEnumerable<T?> ReadAsync(CancellationToken cancellationToken) => events.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Reads everything anew after a gap: makes a call that only reads, again and again when the connection breaks under it, as long as the subscription lives.</summary>
    public async Task<TResult> ReadAgainAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // The gap lasts until the server knows the subscription again; what was read before then would be too old.
                await connection.WaitForSubscriptionsAsync(cancellationToken).ConfigureAwait(false);
                return await read(cancellationToken).ConfigureAwait(false);
            }
            catch (RealtimeException error) when (error is ConnectionLostException or CallTimeoutException && !Completion.IsCompleted)
            {
                await Task.Yield();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        // A handler that waits for its place would hold the end up.
        events.Writer.TryComplete();
        return subscription?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async ValueTask HandOnAsync(T item, CancellationToken cancellationToken)
    {
        try
        {
            await events.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The reader has left, and the subscription is about to end.
        }
    }

    private void Miss(Gap gap)
    {
        Volatile.Write(ref isGap, 1);

        // No place is as good: then something else wakes the reader.
        events.Writer.TryWrite(null);
    }

    private async Task EndAsync()
    {
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        events.Writer.TryComplete(Completion.Exception?.InnerException);
    }
}
