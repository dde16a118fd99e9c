using Framewright.Transport;

namespace Framewright.Session;

/// <summary>Carries frames from a socket's send lane to its transport: takes what has gathered under the gate, writes it outside, coalesced.</summary>
internal sealed class WriteLoop(SessionGate gate, SocketState socket, ITransport transport, SessionCounters counters)
{
    private readonly AsyncSignal signal = new();

    /// <summary>Frames wait, or the socket has ended.</summary>
    public void Wake() => signal.Wake();

    /// <summary>Runs until the lane is completed and empty, or the socket has ended.</summary>
    public async Task RunAsync()
    {
        while (TryTake(out var chunk) is var next && next != Next.End)
        {
            if (next == Next.Sleep) await signal.WaitAsync().ConfigureAwait(false);
            else if (!await WriteAsync(chunk).ConfigureAwait(false)) return;
        }
    }

    private Next TryTake(out SendChunk chunk)
    {
        using (gate.Enter())
        {
            if (socket.Lane.TryTake(out chunk)) return Next.Write;
            if (socket.Lane.IsCompleted || socket.Lane.HasEnded) return Next.End;
            signal.Arm();
            socket.Lane.IsWriterWaiting = true;
            return Next.Sleep;
        }
    }

    private ValueTask<bool> WriteAsync(SendChunk chunk)
    {
        if (chunk.IsPing) transport.AppendPing();
        for (var index = chunk.First; index < chunk.End; index++)
        {
            if (chunk.Buffer.IsWithdrawn(index)) continue;
            var frame = chunk.Buffer.Frame(index);
            transport.Append(frame);
            counters.FramesSent++;
            counters.BytesSent += frame.Length;
        }

        return transport.FlushAsync();
    }

    private enum Next
    {
        Write,
        Sleep,
        End,
    }
}
