using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>Collects outbound frames and hands them to the socket in as few writes as possible.</summary>
/// <remarks>
/// Thread-safe, because pings are answered from the reading side. At most one write is under way;
/// whoever started it goes on until nothing is left, so that a pong which comes meanwhile leaves with the next write and nobody waits for it.
/// </remarks>
internal sealed class CorkedWriter(Stream stream)
{
    private const int InitialSize = 16 * 1024;

    // A buffer that one giant message has grown beyond this is not kept.
    private const int LargestKept = 1024 * 1024;

    // How much a peer can make us collect by pinging without reading.
    private const int MaxControlBytes = 64 * 1024;

    private readonly Lock gate = new();
    private readonly FrameEncoder encoder = new();
    private byte[] collecting = new byte[InitialSize];
    private byte[] writing = new byte[InitialSize];
    private int collected;
    private int controlBytes;
    private bool isWriting;
    private bool isClosed;
    private Exception? error;
    private TaskCompletionSource<bool>? written;

    /// <summary>The error that the socket gave to a write, or null.</summary>
    public Exception? Error
    {
        get
        {
            lock (gate) return error;
        }
    }

    /// <summary>Adds a text message. Does nothing after a close frame or an error.</summary>
    public void AppendText(ReadOnlySpan<byte> payload)
    {
        lock (gate) Append(FrameEncoder.TextOpcode, payload);
    }

    /// <summary>Adds a ping frame without payload. Does nothing after a close frame or an error.</summary>
    public void AppendPing()
    {
        lock (gate) Append(FrameEncoder.PingOpcode, []);
    }

    /// <summary>Adds a close frame, behind which nothing can be added. False when there is one already or the socket is broken.</summary>
    public bool AppendClose(int code)
    {
        lock (gate)
        {
            if (isClosed || error is not null) return false;
            Append(FrameEncoder.CloseOpcode, [(byte)(code >> 8), (byte)code]);
            isClosed = true;
            return true;
        }
    }

    /// <summary>Answers a ping and starts to write, with all that was collected before. Never waits.</summary>
    public void AnswerPing(ReadOnlySpan<byte> payload)
    {
        lock (gate)
        {
            if (isClosed || error is not null) return;
            if (controlBytes + payload.Length + FrameEncoder.MaxHeaderLength > MaxControlBytes) return;
            var before = collected;
            Append(FrameEncoder.PongOpcode, payload);
            controlBytes += collected - before;
            if (isWriting) return;
            isWriting = true;
        }

        _ = WriteAllAsync().AsTask();
    }

    /// <summary>Takes a finished control frame of the framework's WebSocket and starts to write it, with all that was collected before it. Never waits.</summary>
    public void WriteControlFrame(ReadOnlySpan<byte> frame)
    {
        lock (gate)
        {
            if (isClosed || error is not null) return;
            if (controlBytes + frame.Length > MaxControlBytes) return;
            frame.CopyTo(Room(frame.Length));
            collected += frame.Length;
            controlBytes += frame.Length;
            isClosed = (frame[0] & 0xF) == FrameEncoder.CloseOpcode;
            if (isWriting) return;
            isWriting = true;
        }

        _ = WriteAllAsync().AsTask();
    }

    /// <summary>Writes what was collected.</summary>
    /// <returns>False when the socket broke; <see cref="Error"/> then says how.</returns>
    public ValueTask<bool> FlushAsync()
    {
        lock (gate)
        {
            if (error is not null) return new ValueTask<bool>(false);
            if (isWriting)
            {
                written ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                return new ValueTask<bool>(written.Task);
            }

            if (collected == 0) return new ValueTask<bool>(true);
            isWriting = true;
        }

        return WriteAllAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WriteAllAsync()
    {
        try
        {
            while (true)
            {
                var count = Swap();
                if (count == 0) return true;
                await stream.WriteAsync(writing.AsMemory(0, count)).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            Fail(e);
            return false;
        }
    }

    /// <summary>Makes the collected bytes the ones to write; with none left the write has ended.</summary>
    private int Swap()
    {
        lock (gate)
        {
            var count = collected;
            if (count == 0)
            {
                isWriting = false;
                written?.SetResult(true);
                written = null;
                return 0;
            }

            var spare = writing.Length <= LargestKept ? writing : new byte[InitialSize];
            writing = collecting;
            collecting = spare;
            collected = 0;
            controlBytes = 0;
            return count;
        }
    }

    private void Fail(Exception exception)
    {
        lock (gate)
        {
            error = exception;
            isWriting = false;
            collected = 0;
            written?.SetResult(false);
            written = null;
        }
    }

    private void Append(byte opcode, ReadOnlySpan<byte> payload)
    {
        if (isClosed || error is not null) return;
        collected += encoder.Write(Room(payload.Length + FrameEncoder.MaxHeaderLength), opcode, payload);
    }

    private Span<byte> Room(int count)
    {
        var needed = checked(collected + count);
        if (needed > collecting.Length)
            Array.Resize(ref collecting, (int)Math.Min(Math.Max((long)needed, collecting.Length * 2L), Array.MaxLength));
        return collecting.AsSpan(collected);
    }
}
