using System.Net.Sockets;

namespace Framewright.Testing.Faults;

/// <summary>One connection through a <see cref="FaultProxy"/>, and the ways to disturb it while it lives. Its counts stay readable afterwards. All members are safe to use from any thread.</summary>
public sealed class ProxiedConnection
{
    private readonly Socket client;
    private readonly Socket server;
    private readonly FaultPlan plan;
    private readonly DirectionPump toServer;
    private readonly DirectionPump toClient;
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isCut;

    internal ProxiedConnection(int number, Socket client, Socket server, FaultPlan plan, TimeProvider timeProvider)
    {
        Number = number;
        this.client = client;
        this.server = server;
        this.plan = plan;
        client.NoDelay = true;
        server.NoDelay = true;
        var conversation = plan.CutAfter is { } limit ? new ConversationCut(limit) : null;
        toServer = new DirectionPump(client, server, plan.ToServer, conversation, CutAsPlanned, timeProvider);
        toClient = new DirectionPump(server, client, plan.ToClient, conversation, CutAsPlanned, timeProvider);
    }

    /// <summary>1 for the first connection that the proxy accepted, 2 for the second, and so on; refused ones count.</summary>
    public int Number { get; }

    /// <summary>How many bytes the server was sent so far, those being sent included.</summary>
    public long BytesToServer => toServer.Forwarded;

    /// <summary>How many bytes the client was sent so far, those being sent included.</summary>
    public long BytesToClient => toClient.Forwarded;

    /// <summary>How many bytes were read from the client so far, thrown away or not.</summary>
    public long BytesFromClient => toServer.Received;

    /// <summary>How many bytes were read from the server so far, thrown away or not.</summary>
    public long BytesFromServer => toClient.Received;

    /// <summary>Whether the proxy has cut it, by its plan or by <see cref="Cut"/>.</summary>
    public bool IsCut => Volatile.Read(ref isCut) != 0;

    /// <summary>Completes when both sides have closed and nothing of the connection runs any more. Never faults.</summary>
    public Task Ended => ended.Task;

    /// <summary>Ends the connection now, towards both sides. Only the first cut counts.</summary>
    /// <param name="kind">How.</param>
    public void Cut(CutKind kind = CutKind.Reset)
    {
        if (Interlocked.Exchange(ref isCut, 1) != 0) return;
        toServer.EndForwarding();
        toClient.EndForwarding();
        foreach (var socket in new[] { client, server })
        {
            // A close that does not linger is a reset.
            if (kind == CutKind.Reset) socket.Close(0);
            else ShutDown(socket);
        }
    }

    /// <summary>Reads nothing more of a direction: the sender's writes pile up. The connection stays open.</summary>
    /// <param name="direction">Which.</param>
    public void Stall(ProxyDirection direction) => Of(direction).Stall();

    /// <summary>Reads a direction and throws it away: the sender can write for ever and nobody hears it. The connection stays open.</summary>
    /// <param name="direction">Which.</param>
    public void Discard(ProxyDirection direction) => Of(direction).Discard();

    /// <summary>Ends <see cref="Stall"/> and <see cref="Discard"/> of a direction. What piled up goes on in order; what was thrown away is missing.</summary>
    /// <param name="direction">Which.</param>
    public void Resume(ProxyDirection direction) => Of(direction).Resume();

    /// <summary>Puts bytes into a direction, as if the sender had sent them now.</summary>
    /// <param name="direction">Which.</param>
    /// <param name="bytes">Anything. May stand inside of a frame when one is on its way.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    /// <exception cref="SocketException">The connection has ended.</exception>
    /// <exception cref="ObjectDisposedException">The connection has ended.</exception>
    public ValueTask InjectAsync(ProxyDirection direction, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) => Of(direction).InjectAsync(bytes, cancellationToken);

    internal async Task RunAsync()
    {
        await Task.WhenAll(CarryAsync(toServer), CarryAsync(toClient)).ConfigureAwait(false);
        client.Dispose();
        server.Dispose();
        ended.TrySetResult();
    }

    /// <summary>Drops the connection: the proxy ends.</summary>
    internal void Abandon()
    {
        Cut();
        ending.Cancel();
    }

    private static void ShutDown(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // That side has gone by itself.
        }
    }

    private void CutAsPlanned() => Cut(plan.Cut);

    private DirectionPump Of(ProxyDirection direction) => direction == ProxyDirection.ToServer ? toServer : toClient;

    private async Task CarryAsync(DirectionPump pump)
    {
        try
        {
            await pump.RunAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side broke, or the proxy cut: the other side learns of it the same way.
            Cut();
        }
    }
}
