using System.Text;
using System.Threading.Tasks.Sources;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A socket in memory: the test pushes what arrives and sees what was flushed.</summary>
internal sealed class TestTransport : ITransport, IValueTaskSource<bool>
{
    private readonly Lock gate = new();
    private readonly Queue<Message> inbound = new();
    private readonly List<byte[]> appended = [];
    private readonly List<string> sent = [];
    private ManualResetValueTaskSourceCore<bool> arrival = new() { RunContinuationsAsynchronously = true };

    // True only while nothing has arrived that was not read.
    private volatile bool isWaiting;
    private TaskCompletionSource? hold;

    /// <summary>Sees each frame once it is flushed, on the write loop.</summary>
    public Action<TestTransport, string>? OnSent { get; set; }

    /// <summary>Sees the bytes of each frame instead of all else, so that the socket itself allocates nothing.</summary>
    public RawSent? OnRawSent { get; set; }

    public long BytesReceived { get; set; }

    public TransportEnd? End { get; private set; }

    public bool IsClosedInOrder { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Whether the reader has handled all that was pushed and waits.</summary>
    public bool IsIdle => isWaiting || End is not null;

    /// <summary>Messages that have arrived and were not read.</summary>
    public int Backlog
    {
        get
        {
            lock (gate) return inbound.Count;
        }
    }

    /// <summary>Frames that were flushed, in order.</summary>
    public string[] Sent
    {
        get
        {
            lock (gate) return [.. sent];
        }
    }

    /// <summary>Frames that the write loop handed over and that are not flushed.</summary>
    public int AppendedCount
    {
        get
        {
            lock (gate) return appended.Count;
        }
    }

    public void Push(string text) => Push(Encoding.UTF8.GetBytes(text));

    public void Push(byte[] bytes, bool isText = true, long? length = null)
    {
        lock (gate)
        {
            if (End is not null) return;
            inbound.Enqueue(new Message(bytes, isText, length ?? bytes.Length));
            Wake();
        }
    }

    /// <summary>Lets a message arrive many times at once, so that the reader wakes up once.</summary>
    public void Push(byte[] bytes, int count)
    {
        lock (gate)
        {
            for (var i = 0; i < count; i++) inbound.Enqueue(new Message(bytes, true, bytes.Length));
            Wake();
        }
    }

    /// <summary>Lets messages arrive at once, so that the reader wakes up once.</summary>
    public void PushAll(IEnumerable<byte[]> messages)
    {
        lock (gate)
        {
            if (End is not null) return;
            foreach (var bytes in messages) inbound.Enqueue(new Message(bytes, true, bytes.Length));
            Wake();
        }
    }

    /// <summary>Waits until the reader has handled all that was pushed.</summary>
    public Task HandledAsync() => Until.TrueAsync(() => IsIdle);

    /// <summary>Keeps every flush from now on from ending, until <see cref="Release"/>.</summary>
    public void Hold() => hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var held = hold;
        hold = null;
        held?.TrySetResult();
    }

    /// <summary>The peer ends the socket.</summary>
    public void Break(int? closeCode = null, string? closeReason = null) => Finish(new TransportEnd(closeCode, closeReason, closeCode is null ? new IOException("broken") : null));

    public ValueTask<bool> WaitToReadAsync()
    {
        lock (gate)
        {
            if (inbound.Count > 0) return new ValueTask<bool>(true);
            if (End is not null) return new ValueTask<bool>(false);
            arrival.Reset();
            isWaiting = true;
            return new ValueTask<bool>(this, arrival.Version);
        }
    }

    public bool TryRead(out Frame frame)
    {
        lock (gate)
        {
            frame = default;
            if (!inbound.TryDequeue(out var message)) return false;
            frame = new Frame(message.Bytes, message.IsText, message.Length);
            return true;
        }
    }

    public void Append(ReadOnlySpan<byte> frame)
    {
        if (OnRawSent is { } raw)
        {
            raw(this, frame);
            return;
        }

        lock (gate) appended.Add(frame.ToArray());
    }

    public ValueTask<bool> FlushAsync() => OnRawSent is not null ? new ValueTask<bool>(End is null) : WriteAsync();

    public ValueTask CloseAsync()
    {
        IsClosedInOrder = End is null;
        Finish(new TransportEnd(1000, null, null));
        return ValueTask.CompletedTask;
    }

    public void Abort() => Finish(new TransportEnd(null, null, new IOException("aborted")));

    public ValueTask DisposeAsync()
    {
        Abort();
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    bool IValueTaskSource<bool>.GetResult(short token) => arrival.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => arrival.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        arrival.OnCompleted(continuation, state, token, flags);

    private async ValueTask<bool> WriteAsync()
    {
        if (hold is { } held) await held.Task;
        byte[][] frames;
        lock (gate)
        {
            frames = [.. appended];
            appended.Clear();
            if (End is not null) return false;
        }

        foreach (var frame in frames)
        {
            var text = Encoding.UTF8.GetString(frame);
            lock (gate) sent.Add(text);
            OnSent?.Invoke(this, text);
        }

        return End is null;
    }

    private void Finish(TransportEnd end)
    {
        lock (gate)
        {
            if (End is not null) return;
            End = end;
            Wake();
        }

        Release();
    }

    private void Wake()
    {
        if (!isWaiting) return;
        isWaiting = false;
        arrival.SetResult(inbound.Count > 0);
    }
}
