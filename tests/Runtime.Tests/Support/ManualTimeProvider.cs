namespace Framewright.Runtime.Tests.Support;

/// <summary>A clock that stands still until it is told to move; its timers fire on the thread that moves it.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private long now;

    /// <summary>Timers that were created and not disposed.</summary>
    public int TimerCount { get; private set; }

    /// <summary>Timers that are set to fire.</summary>
    public int SetTimerCount
    {
        get
        {
            lock (gate) return timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    /// <summary>Moves on, stopping at each timer that is due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetTimestamp() + by.Ticks;
        while (TakeNext(end) is { } timer) timer.Fire();
        Volatile.Write(ref now, end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate) TimerCount++;
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeNext(long end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null) return null;
            timers.Remove(next);
            Volatile.Write(ref now, Math.Max(now, next.Due));
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private bool isDisposed;

        public long Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                if (isDisposed) return false;
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time.now + dueTime.Ticks;
                time.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (!isDisposed) time.TimerCount--;
                isDisposed = true;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
