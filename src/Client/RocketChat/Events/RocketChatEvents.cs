using System.Threading.Channels;

namespace Framewright.RocketChat;

/// <summary>A handler of several kinds of events at work. Disposing ends it. All members may be used from any thread.</summary>
public sealed class RocketChatEvents : IAsyncDisposable
{
    private const string ConnectionName = "ConnectionChanged";

    private readonly RealtimeConnection connection;
    private readonly Func<RocketChatEvent, CancellationToken, ValueTask> handler;
    private readonly List<Subscription> subscriptions = [];
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly AsyncLocal<bool> inside = new();
    private readonly Channel<StateChange> changes = Channel.CreateUnbounded<StateChange>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task telling = Task.CompletedTask;
    private int isDisposed;

    internal RocketChatEvents(RealtimeConnection connection, RocketChatEventKinds kinds, Func<RocketChatEvent, CancellationToken, ValueTask> handler)
    {
        this.connection = connection;
        this.handler = handler;
        Kinds = kinds;
        if (!Has(RocketChatEventKinds.Connection)) return;
        connection.StateChanged += Keep;
        telling = TellChangesAsync();
    }

    /// <summary>What the handler is told of.</summary>
    public RocketChatEventKinds Kinds { get; }

    /// <summary>Ends all subscriptions underneath. After this no invocation of the handler starts; a running one is awaited for up to <see cref="RealtimeOptions.DisposeTimeout"/>, unless this is called from inside of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) != 0) return;
        connection.StateChanged -= Keep;
        changes.Writer.TryComplete();
        await stopping.CancelAsync().ConfigureAwait(false);
        foreach (var subscription in subscriptions) await subscription.DisposeAsync().ConfigureAwait(false);
        if (!inside.Value) await telling.ConfigureAwait(false);
    }

    internal bool Has(RocketChatEventKinds kinds) => (Kinds & kinds) != 0;

    internal void Add(Subscription subscription) => subscriptions.Add(subscription);

    /// <summary>Hands an event of a subscription over, if it is wanted; one at a time for all subscriptions together.</summary>
    internal async ValueTask TellAsync(RocketChatEvent happened, CancellationToken cancellationToken)
    {
        if (!Has(happened.Kind)) return;
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await handler(happened, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private void Keep(StateChange change) => changes.Writer.TryWrite(change);

    private async Task TellChangesAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        inside.Value = true;
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(stopping.Token).ConfigureAwait(false)) await TellAsync(change).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was ended.
        }
    }

    private async ValueTask TellAsync(StateChange change)
    {
        try
        {
            await TellAsync(new RocketChatEvent.ConnectionChanged(change), stopping.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            connection.ReportHandlerFailure(ConnectionName, error);
        }
    }
}
