namespace Framewright.RocketChat;

/// <summary>Watches whether users are there: first how things are, then every change. Users may come and go while it runs. Safe to use from any thread.</summary>
/// <remarks>
/// How things are is read over HTTP; changes come over the socket, where one subscription of the connection carries all users. After a break it reads again what may have been missed.
/// Whoever reads slowly gets the newest of each user, and what lay between is skipped. Dispose it to end the watching.
/// </remarks>
public sealed class PresenceWatch : IAsyncEnumerable<UserPresence>, IAsyncDisposable
{
    /// <summary>How many users one request over HTTP asks for: their ids are part of the address.</summary>
    private const int PageSize = 50;

    private readonly IRocketChatClient client;
    private readonly PresenceBoard board = new();
    private readonly Dictionary<string, Subscription> subscriptions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly CancellationTokenSource disposing = new();
    private readonly HashSet<string> stale = new(StringComparer.Ordinal);
    private bool isRefreshing;
    private int isRead;

    internal PresenceWatch(IRocketChatClient client) => this.client = client;

    /// <summary>Watches further users. Those that are watched already stay as they are.</summary>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Gives up waiting; none of these users is watched then.</param>
    /// <exception cref="ObjectDisposedException">The watching has ended.</exception>
    /// <exception cref="SubscriptionRefusedException">The server refused, for example because nobody is logged in.</exception>
    /// <exception cref="CallException">The server did not say how things are.</exception>
    public async ValueTask AddAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposing.IsCancellationRequested, this);
            var added = userIds.Where(userId => !subscriptions.ContainsKey(userId)).Distinct(StringComparer.Ordinal).ToList();

            try
            {
                // Changes before the state: what comes in between is newer than the answer, and stays.
                foreach (var userId in added)
                {
                    board.Add(userId);
                    subscriptions.Add(userId, await SubscribeAsync(userId, cancellationToken).ConfigureAwait(false));
                }

                await ReadAsync(added, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // Half watched is not watched: whoever tries again begins anew.
                foreach (var userId in added) await DropAsync(userId).ConfigureAwait(false);
                throw;
            }
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Watches users no longer.</summary>
    /// <param name="userIds">The users; those that are not watched do no harm.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask RemoveAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var userId in userIds) await DropAsync(userId).ConfigureAwait(false);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Reads the presences, as often as they change. One reader at a time takes part: a second one is a mistake.</summary>
    /// <param name="cancellationToken">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">Somebody reads already.</exception>
    public async IAsyncEnumerator<UserPresence> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref isRead, 1) != 0) throw new InvalidOperationException("A watch has one reader. Make another watch for another; the server is asked only once.");
        try
        {
            while (await board.TakeAsync(cancellationToken).ConfigureAwait(false) is { } presence) yield return presence;
        }
        finally
        {
            Volatile.Write(ref isRead, 0);
        }
    }

    /// <summary>Ends the watching, and the reading.</summary>
    public async ValueTask DisposeAsync()
    {
        await disposing.CancelAsync().ConfigureAwait(false);
        await changing.WaitAsync().ConfigureAwait(false);
        try
        {
            board.Complete(null);
            foreach (var subscription in subscriptions.Values) await subscription.DisposeAsync().ConfigureAwait(false);
            subscriptions.Clear();
        }
        finally
        {
            changing.Release();
        }
    }

    private async ValueTask DropAsync(string userId)
    {
        board.Remove(userId);
        if (subscriptions.Remove(userId, out var subscription)) await subscription.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<Subscription> SubscribeAsync(string userId, CancellationToken cancellationToken)
    {
        var options = new SubscriptionOptions { OnGap = _ => Refresh(userId) };
        ValueTask Take(PresenceChange change, CancellationToken _)
        {
            board.Change(userId, change);
            return ValueTask.CompletedTask;
        }

        var subscription = await client.SubscribeToPresenceAsync(userId, Take, options, cancellationToken).ConfigureAwait(false);
        _ = EndWithAsync(subscription);
        return subscription;
    }

    /// <summary>A subscription that the connection's end takes along ends the reading with its reason.</summary>
    private async Task EndWithAsync(Subscription subscription)
    {
        try
        {
            await subscription.Completion.ConfigureAwait(false);
        }
        catch (RealtimeException reason)
        {
            board.Complete(reason);
        }
    }

    /// <summary>Reads a user again after a break. A break concerns all users at once, so that whoever comes while a request is under way shares the next one.</summary>
    private void Refresh(string userId)
    {
        lock (stale)
        {
            board.Forget(userId);
            stale.Add(userId);
            if (isRefreshing) return;
            isRefreshing = true;
        }

        _ = RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        try
        {
            while (TakeStale() is { Count: > 0 } userIds) await ReadAsync(userIds, disposing.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (disposing.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
        catch (RealtimeException reason)
        {
            board.Complete(reason);
        }
    }

    private List<string> TakeStale()
    {
        lock (stale)
        {
            var userIds = stale.ToList();
            stale.Clear();
            isRefreshing = userIds.Count > 0;
            return userIds;
        }
    }

    private async ValueTask ReadAsync(List<string> userIds, CancellationToken cancellationToken)
    {
        foreach (var page in userIds.Chunk(PageSize))
        {
            var snapshot = await client.GetPresenceAsync(page, cancellationToken).ConfigureAwait(false);
            foreach (var presence in snapshot.Users) board.Show(presence);

            // Whom the answer leaves out is not there.
            foreach (var userId in page.Except(snapshot.Users.Select(static presence => presence.Id))) board.Show(new UserPresence { Id = userId, Status = UserStatus.Offline });
        }
    }
}
