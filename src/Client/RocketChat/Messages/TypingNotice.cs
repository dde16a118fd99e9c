namespace Framewright.RocketChat;

/// <summary>Tells a room that the user writes, again and again until it is disposed. All members may be used from any thread.</summary>
public sealed class TypingNotice : IAsyncDisposable
{
    private readonly IRocketChatClient client;
    private readonly string username;
    private readonly string roomId;
    private readonly ActivityDetails details;
    private readonly Activity activity;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private int isDisposed;

    internal TypingNotice(IRocketChatClient client, string username, string roomId, string? threadId, Activity activity, TimeProvider time)
    {
        (this.client, this.username, this.roomId, this.activity, this.time) = (client, username, roomId, activity, time);
        details = new ActivityDetails { ThreadId = threadId };
        Completion = RepeatAsync();
    }

    /// <summary>How often the room is told. Others forget it after fifteen seconds.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Ends when the notice is disposed, or with the error after which the room is not told any more. A connection that heals is no such error.</summary>
    public Task Completion { get; }

    /// <summary>Tells the room that the user has stopped. Throws nothing where the room cannot be told within <see cref="Interval"/>: it forgets by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) != 0) return;
        await stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        using var limit = new CancellationTokenSource(Interval, time);
        try
        {
            await TellAsync([], limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RealtimeException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody has to be told: what is not repeated is forgotten, and a client that is gone repeats nothing.
        }
    }

    private async Task RepeatAsync()
    {
        try
        {
            while (true)
            {
                try
                {
                    await TellAsync([activity], stopping.Token).ConfigureAwait(false);
                }
                catch (RealtimeException error) when (error.IsTransient || error is ConnectionLostException)
                {
                    // The next notice says the same.
                }

                await Task.Delay(Interval, time, stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private ValueTask TellAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken) =>
        client.SendUserActivityAsync(roomId, username, activities, details, cancellationToken);
}
