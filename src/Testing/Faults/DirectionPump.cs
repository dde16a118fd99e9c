using System.Net.Sockets;
using Framewright.Testing.Hosting;

namespace Framewright.Testing.Faults;

/// <summary>Carries the bytes of one direction, with its faults. A part that was read never crosses the offset of a fault.</summary>
internal sealed class DirectionPump(Socket from, Socket to, DirectionFaults faults, ConversationCut? conversation, Action cut, TimeProvider timeProvider)
{
    private readonly PauseGate reading = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly byte[] buffer = new byte[16 * 1024];
    private long position;
    private long forwarded;
    private long skipUntil;
    private int nextEdit;
    private bool hasStalled;
    private bool hasDiscarded;
    private volatile bool discards;
    private volatile bool isCut;

    /// <summary>How many bytes were handed to the receiver, inserted ones and those being sent included.</summary>
    public long Forwarded => Interlocked.Read(ref forwarded);

    /// <summary>How many bytes were read from the sender.</summary>
    public long Received => Interlocked.Read(ref position);

    public void Stall() => reading.Close();

    public void Discard() => discards = true;

    public void Resume()
    {
        discards = false;
        reading.Open();
    }

    /// <summary>The connection was cut in order: what still comes is read and thrown away.</summary>
    public void EndForwarding()
    {
        isCut = true;
        reading.Open();
    }

    /// <summary>Carries until the sender closes. Throws what a socket throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var room = await ReachFaultsAsync(cancellationToken).ConfigureAwait(false);
            await reading.PassAsync(cancellationToken).ConfigureAwait(false);
            var count = await from.ReceiveAsync(buffer.AsMemory(0, room), cancellationToken).ConfigureAwait(false);
            if (count == 0) break;
            await reading.PassAsync(cancellationToken).ConfigureAwait(false);
            var part = buffer.AsMemory(0, count);
            if (Interlocked.Add(ref position, count) > skipUntil && !discards && !isCut) await ForwardAsync(part, cancellationToken).ConfigureAwait(false);
        }

        if (!isCut) to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Puts bytes into the stream, behind what was forwarded so far.</summary>
    public async ValueTask InjectAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAllAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Does what is due at the present offset.</summary>
    /// <returns>How much may be read before the next fault.</returns>
    private async ValueTask<int> ReachFaultsAsync(CancellationToken cancellationToken)
    {
        if (isCut) return buffer.Length;
        while (nextEdit < faults.Edits.Count && faults.Edits[nextEdit] is var edit && edit.Offset == position)
        {
            nextEdit++;
            skipUntil = position + edit.Remove;
            if (!edit.Insert.IsEmpty) await InjectAsync(edit.Insert, cancellationToken).ConfigureAwait(false);
            if (edit.Remove > 0) break;
        }

        if (position >= faults.CutAfter || conversation is { IsReached: true }) cut();
        if (position >= faults.StallAfter && !hasStalled && !isCut)
        {
            hasStalled = true;
            Stall();
        }

        if (position >= faults.DiscardAfter && !hasDiscarded) discards = hasDiscarded = true;
        return (int)Math.Min(buffer.Length, NextOffset() - position);
    }

    private long NextOffset()
    {
        var next = long.MaxValue;
        if (nextEdit < faults.Edits.Count) next = faults.Edits[nextEdit].Offset;
        if (skipUntil > position) next = Math.Min(next, skipUntil);
        foreach (var offset in (ReadOnlySpan<long?>)[faults.CutAfter, faults.StallAfter, faults.DiscardAfter])
        {
            if (offset > position) next = Math.Min(next, offset.Value);
        }

        return next;
    }

    private async ValueTask ForwardAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        if (faults.Delay > TimeSpan.Zero) await Task.Delay(faults.Delay, timeProvider, cancellationToken).ConfigureAwait(false);
        try
        {
            if (conversation is null) await InjectAsync(part, cancellationToken).ConfigureAwait(false);
            else if (await conversation.ForwardAsync(part, InjectAsync, cancellationToken).ConfigureAwait(false)) cut();
        }
        catch (SocketException) when (isCut)
        {
            // The other direction has cut meanwhile: there is nobody to write to, and the sender is still read to its end.
        }
    }

    private async ValueTask WriteAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var size = Math.Min(faults.WriteSize ?? bytes.Length, bytes.Length);
            bytes = bytes[await SendAsync(bytes[..size], cancellationToken).ConfigureAwait(false)..];
            if (faults.WritePause > TimeSpan.Zero) await Task.Delay(faults.WritePause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<int> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // Counted first: whoever has received bytes finds them counted.
        Interlocked.Add(ref forwarded, bytes.Length);
        var sent = 0;
        try
        {
            return sent = await to.SendAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Add(ref forwarded, sent - bytes.Length);
        }
    }
}
