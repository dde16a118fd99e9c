namespace Framewright.Testing.Hosting;

/// <summary>Wakes waiters whenever something changed, so that a test waits for a state instead of for an amount of time.</summary>
internal sealed class StateSignal
{
    private TaskCompletionSource changed = NewSource();

    public void Pulse() => Interlocked.Exchange(ref changed, NewSource()).SetResult();

    /// <summary>Completes as soon as <paramref name="probe"/> finds something; throws <see cref="TimeoutException"/> with <paramref name="what"/> otherwise.</summary>
    public async Task<T> WaitForAsync<T>(Func<T?> probe, string what, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class
    {
        // Waiting is about the test's own patience, so it runs on real time even where the server runs on virtual time.
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            // The task is taken before the probe: a change in between wakes the wait below at once.
            var next = Volatile.Read(ref changed).Task;
            if (probe() is { } found)
                return found;
            var left = timeout - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException($"Waited {timeout.TotalSeconds:0.###} s for {what}.");
            await Task.WhenAny(next, Task.Delay(left, clock, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
