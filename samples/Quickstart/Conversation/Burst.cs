using System.Diagnostics;
using System.Globalization;
using Framewright.RocketChat;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>Lets the server send many messages at once and measures how they are received.</summary>
internal static class Burst
{
    private const int Messages = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<BurstResult> RunAsync(Scene scene, RocketChatClient client, CancellationToken cancellationToken)
    {
        var handler = new BurstHandler();
        await using var subscription = await client.SubscribeToRoomMessagesViewAsync(scene.Firehose.Id, handler.OnMessage, cancellationToken: cancellationToken);

        // Three rounds unmeasured: buffers grow to their size, and the compiler finishes its work.
        for (var round = 0; round < 3; round++) await RoundAsync(scene, client, handler, cancellationToken);
        return await RoundAsync(scene, client, handler, cancellationToken);
    }

    private static async Task<BurstResult> RoundAsync(Scene scene, RocketChatClient client, BurstHandler handler, CancellationToken cancellationToken)
    {
        // The server makes its frames while the socket is held back, so that their making is not measured.
        var socket = scene.Server.ConnectionsOf(scene.Alice)[0];
        socket.PauseSending();
        var arrived = handler.Expect(Messages);
        for (var i = 0; i < Messages; i++) scene.Server.Post(scene.Firehose, scene.Alice, string.Create(CultureInfo.InvariantCulture, $"Burst message {i} of {Messages}"));

        var bytesBefore = client.Connection.Statistics.BytesReceived;
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        socket.ResumeSending();
        try
        {
            await arrived.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new MissingEventException($"all of a burst of {Messages} messages", Patience);
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        if (handler.Recognised != Messages) throw new MissingEventException($"{Messages - handler.Recognised} messages of a burst with the text they were sent with", Patience);
        return new BurstResult(Messages, client.Connection.Statistics.BytesReceived - bytesBefore, elapsed, handler.LoopBytes, handler.LoopFrames, allocated);
    }
}
