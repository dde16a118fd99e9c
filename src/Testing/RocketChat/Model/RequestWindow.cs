namespace Framewright.Testing.RocketChat.Model;

/// <summary>Counts one kind of request of one caller against a limit. Guarded by the workspace's lock.</summary>
internal sealed class RequestWindow
{
    /// <summary>When the present span ends.</summary>
    public DateTimeOffset End { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The requests of the present span, refused ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a request; returns how long to wait when it is one too many, else null.</summary>
    public TimeSpan? Take(RequestLimit limit, DateTimeOffset now)
    {
        if (now >= End)
        {
            End = now + limit.Window;
            Count = 0;
        }

        return ++Count > limit.Count ? End - now : null;
    }
}
