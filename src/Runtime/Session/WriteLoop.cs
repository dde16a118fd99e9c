using System.Runtime.CompilerServices;
using Framewright.Transport;

#pragma warning disable CA2012, VSTHRD002 // The awaiter is kept until it completes and asked once, when it has.

namespace Framewright.Session;

/// <summary>Carries frames from a socket's send lane to its transport: takes what has gathered under the gate, writes it outside, coalesced.</summary>
/// <remarks>
/// It has no thread and no task that sleeps. While nothing waits to be written the lane says so (<see cref="SendLane.IsWriterWaiting"/>);
/// whoever takes that back under the gate owes the loop one run, and nobody else runs it until it waits again.
/// </remarks>
internal sealed class WriteLoop(SessionGate gate, SocketState socket, ITransport transport, SessionCounters counters) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter flush;
    private Action? resume;

    /// <summary>Begins. Completes when the lane is completed and empty, or the socket has ended; fails for a defect of ours or of the transport.</summary>
    public Task RunAsync()
    {
        Execute();
        return end.Task;
    }

    /// <summary>The socket has ended or is given up: a loop that waits learns it.</summary>
    public void Wake()
    {
        using (gate.Enter())
        {
            if (!socket.Lane.IsWriterWaiting) return;
            socket.Lane.IsWriterWaiting = false;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Pays the run that is owed: writes until nothing waits any more, or the socket has to be waited for, which the pool does. Never throws.</summary>
    public void Execute()
    {
        try
        {
            while (TryTake(out var chunk) is var next && next != Next.Sleep)
            {
                if (next == Next.End)
                {
                    end.TrySetResult();
                    return;
                }

                flush = Write(chunk).ConfigureAwait(false).GetAwaiter();
                if (!flush.IsCompleted)
                {
                    flush.UnsafeOnCompleted(resume ??= Resume);
                    return;
                }

                if (HasEnded()) return;
            }
        }
        catch (Exception defect)
        {
            end.TrySetException(defect);
        }
    }

    private void Resume()
    {
        try
        {
            if (HasEnded()) return;
        }
        catch (Exception defect)
        {
            end.TrySetException(defect);
            return;
        }

        Execute();
    }

    /// <summary>Takes the flush's result: false means that the socket has ended.</summary>
    private bool HasEnded()
    {
        if (flush.GetResult()) return false;
        end.TrySetResult();
        return true;
    }

    private Next TryTake(out SendChunk chunk)
    {
        using (gate.Enter())
        {
            if (socket.Lane.TryTake(out chunk)) return Next.Write;
            if (socket.Lane.IsCompleted || socket.Lane.HasEnded) return Next.End;
            socket.Lane.IsWriterWaiting = true;
            return Next.Sleep;
        }
    }

    private ValueTask<bool> Write(SendChunk chunk)
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
