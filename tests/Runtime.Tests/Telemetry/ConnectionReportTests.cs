namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>The report of a break.</summary>
public sealed class ConnectionReportTests
{
    private static readonly ConnectionReport Report = new()
    {
        StartedAt = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero),
        Cause = new ConnectionLostException("The server closed the connection with code 4001.", closeCode: 4001, closeReason: "words of the peer"),
        CloseCode = 4001,
        CloseReason = "words of the peer",
        LastFrames = [new TrailedFrame(FrameDirection.Received, "event", 12, default)],
        Attempts = 3,
        TimeToHeal = TimeSpan.FromSeconds(1.5),
        LostCalls = new LostCalls(1, 2),
        PostsDropped = 4,
    };

    [Fact]
    public void It_says_in_one_line_what_happened_and_nothing_in_the_peers_words() => Assert.Equal(
        "ConnectionReport { 2024-05-01T12:00:00.0000000+00:00, ConnectionLostException, close code 4001, healed in 1.5 s, attempts 3, lost calls 1 not sent and 2 unknown, posts dropped 4 }",
        Report.ToString());

    [Fact]
    public void One_that_did_not_heal_says_so()
    {
        var lost = Report with { TimeToHeal = null, CloseCode = null };

        Assert.True(Report.IsHealed);
        Assert.False(lost.IsHealed);
        Assert.Contains("close code none, not healed", lost.ToString(), StringComparison.Ordinal);
    }
}
