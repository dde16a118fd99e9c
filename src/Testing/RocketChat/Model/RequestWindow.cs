namespace Framewright.Testing.RocketChat.Model;

/// <summary>Counts one kind of request of one caller against a limit. Guarded by the workspace's lock.</summary>
internal sealed class RequestWindow
{
    private DateTimeOffset end = DateTimeOffset.MinValue;
    private int count;

    /// <summary>Counts a request; returns how long to wait when it is one too many, else null.</summary>
    public TimeSpan? Take(RequestLimit limit, DateTimeOffset now)
    {
        if (now >= end)
        {
            end = now + limit.Window;
            count = 0;
        }

        return ++count > limit.Count ? end - now : null;
    }
}
