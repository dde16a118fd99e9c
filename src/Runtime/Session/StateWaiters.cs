namespace Framewright.Session;

/// <summary>Those who wait for a state. Used under the gate; completions run elsewhere.</summary>
internal sealed class StateWaiters
{
    private readonly List<(ConnectionState State, TaskCompletionSource Source)> waiters = [];

    public int Count => waiters.Count;

    public Task Add(ConnectionState state)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiters.Add((state, source));
        return source.Task;
    }

    /// <summary>Forgets one who waits no more.</summary>
    public void Remove(Task wait) => waiters.RemoveAll(waiter => waiter.Source.Task == wait);

    /// <summary>Ends those who wait for the state that has come, and everybody when nothing more will come.</summary>
    public void Tell(ConnectionState state)
    {
        for (var index = waiters.Count - 1; index >= 0; index--)
        {
            var (wanted, source) = waiters[index];
            if (wanted == state) source.TrySetResult();
            else if (state == ConnectionState.Closed) source.TrySetException(Disposed());
            else continue;
            waiters.RemoveAt(index);
        }
    }

    public static ObjectDisposedException Disposed() => new(nameof(RealtimeConnection), "The connection was disposed and will not be in that state any more.");
}
