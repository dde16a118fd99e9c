namespace Framewright.Testing.RocketChat.Model;

/// <summary>Milliseconds since 1970 that never repeat, so that every change is newer than the one before.</summary>
internal sealed class ServerClock(TimeProvider timeProvider)
{
    private long last;

    public long Now => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    public long Next() => last = Math.Max(Now, last + 1);
}
