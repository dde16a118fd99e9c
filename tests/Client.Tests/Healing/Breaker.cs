using Framewright.Client.Tests.Support;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>Breaks the only connection of a server at moments that a seed chooses: while events flow, at any frame of a healing, around a call that healing makes. Counts what it broke.</summary>
internal sealed class Breaker(RocketChatServer server, Random random)
{
    // No healing takes more frames than these tests subscribe and fetch.
    private const int MostFrames = 16;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Methods = ["messages/get", "messages/get", "loadHistory", "login"];

    /// <summary>How many open connections it has broken.</summary>
    public int Breaks { get; private set; }

    /// <summary>Breaks the connection now; one that is on its way, as soon as it is there.</summary>
    public async Task BreakNowAsync()
    {
        var socket = await OpenSocketAsync();
        if (random.Next(4) == 0) socket.Close(random.Next(2) == 0 ? 1001 : 4000, "random");
        else socket.Abort();
        await socket.Closed.Within();
        Breaks++;
    }

    /// <summary>Breaks the connection, and the next one once the client has sent it some frames: during the opening, the login, the subscriptions, the fetches, or after them.</summary>
    public async Task BreakTwiceAsync()
    {
        await BreakNowAsync();
        var socket = await OpenSocketAsync();
        var left = random.Next(1, MostFrames);
        using var enough = new CancellationTokenSource();
        var reached = socket.WaitForFrameAsync(_ => --left == 0, Bounded.Patience, enough.Token);
        await Task.WhenAny(reached, Task.Delay(Moment, TimeProvider.System));
        await enough.CancelAsync();
        socket.Abort();
        await socket.Closed.Within();
        Breaks++;
    }

    /// <summary>Breaks the connection, and one of the next around a call that healing needs: before the server acts on it, or before it answers.</summary>
    public async Task BreakAroundCallAsync()
    {
        var method = Methods[random.Next(Methods.Length)];
        if (random.Next(2) == 0) server.Faults.DropBeforeHandling(method);
        else server.Faults.DropBeforeReply(method);
        await BreakNowAsync();
        var socket = await OpenSocketAsync();
        if (await Task.WhenAny(socket.Closed, Task.Delay(Moment, TimeProvider.System)) == socket.Closed) Breaks++;
        server.Faults.Clear();
    }

    /// <summary>Lets the answers to fetches be late by some milliseconds, or not: what happens after the server looked and before it answers has to wait for the answer.</summary>
    public void Hesitate() => server.Faults.DelayReplies("messages/get", TimeSpan.FromMilliseconds(random.Next(2) * random.Next(1, 12)));

    private async Task<ServerConnection> OpenSocketAsync()
    {
        var accepted = server.Connections.AcceptedCount;
        return server.Connections.Open is [.., var open] ? open : await server.Connections.WaitForAcceptedAsync(accepted + 1, Bounded.Patience);
    }
}
