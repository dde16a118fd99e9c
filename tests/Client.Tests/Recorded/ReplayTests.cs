using Framewright.Client.Tests.Support;

namespace Framewright.Client.Tests.Recorded;

/// <summary>What real servers said, said again to a live client over a real socket.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Recordings => [.. Recording.Names];

    [Fact]
    public void All_recordings_are_played() => Assert.Equal(27, Recordings.Count);

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_client_ends_where_the_recorded_one_did(string recording)
    {
        foreach (var (connection, lines) in Recording.Connections(recording))
        {
            if (!lines.Any(line => Recording.Frame(line, "in") is not null)) continue;
            await using var replay = new Replay();
            var error = await Record.ExceptionAsync(() => replay.RunAsync(lines));

            Assert.True(error is null, $"{connection}: {error}");
        }
    }
}
