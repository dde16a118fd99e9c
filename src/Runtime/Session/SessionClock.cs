namespace Framewright.Session;

/// <summary>Time as the session core takes it: ticks of 100 ns since the connection was created.</summary>
internal sealed class SessionClock(TimeProvider timeProvider)
{
    private readonly long start = timeProvider.GetTimestamp();

    public long Now => timeProvider.GetElapsedTime(start).Ticks;
}
