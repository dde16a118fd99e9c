namespace Framewright.RocketChat;

/// <summary>What is known of the users of a watch, and whose news nobody has read yet: the newest of each. Safe to use from any thread; one reader.</summary>
internal sealed class PresenceBoard
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Queue<string> news = new();
    private TaskCompletionSource wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RealtimeException? failure;
    private bool isComplete;

    public void Add(string userId)
    {
        lock (gate) entries.TryAdd(userId, new Entry(new UserPresence { Id = userId }));
    }

    public void Remove(string userId)
    {
        lock (gate) entries.Remove(userId);
    }

    /// <summary>Says that a user's changes may have been missed: the next state that is read counts.</summary>
    public void Forget(string userId)
    {
        lock (gate)
        {
            if (entries.TryGetValue(userId, out var entry)) entry.IsChanged = false;
        }
    }

    /// <summary>A change, which counts more than any state that was asked for before.</summary>
    public void Change(string userId, PresenceChange change)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(userId, out var entry)) return;
            entry.IsChanged = true;
            Set(entry, entry.Presence with { Username = change.Username, Status = change.Status is { } status ? StatusOf(status) : entry.Presence.Status, Text = change.Text });
        }
    }

    /// <summary>How things are, unless a change came meanwhile: that is newer.</summary>
    public void Show(UserPresence presence)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(presence.Id, out var entry)) return;
            Set(entry, entry.IsChanged ? presence with { Username = entry.Presence.Username, Status = entry.Presence.Status, Text = entry.Presence.Text } : presence);
        }
    }

    /// <summary>Ends the reading, in order or with an error, once the news are read. The first reason counts.</summary>
    public void Complete(RealtimeException? reason)
    {
        lock (gate)
        {
            if (isComplete) return;
            isComplete = true;
            failure = reason;
            wake.TrySetResult();
        }
    }

    /// <summary>The next news; null when the reading has ended in order.</summary>
    public async ValueTask<UserPresence?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waiting;
            lock (gate)
            {
                while (news.TryDequeue(out var userId))
                {
                    if (!entries.TryGetValue(userId, out var entry) || !entry.IsNews) continue;
                    entry.IsNews = false;
                    return entry.Presence;
                }

                if (isComplete) return failure is null ? null : throw failure;
                if (wake.Task.IsCompleted) wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = wake.Task;
            }

            await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Set(Entry entry, UserPresence presence)
    {
        if (entry.Presence == presence) return;
        entry.Presence = presence;
        if (!entry.IsNews)
        {
            entry.IsNews = true;
            news.Enqueue(presence.Id);
        }

        wake.TrySetResult();
    }

    private static UserStatus StatusOf(PresenceStatus status) =>
        status == PresenceStatus.Online ? UserStatus.Online
        : status == PresenceStatus.Away ? UserStatus.Away
        : status == PresenceStatus.Busy ? UserStatus.Busy
        : UserStatus.Offline;

    private sealed class Entry(UserPresence presence)
    {
        public UserPresence Presence { get; set; } = presence;

        /// <summary>Whether a change came since the state was last asked for.</summary>
        public bool IsChanged { get; set; }

        public bool IsNews { get; set; }
    }
}
