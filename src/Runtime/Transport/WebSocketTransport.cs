using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>One WebSocket over one socket.</summary>
/// <remarks>The framework's WebSocket reads: it checks framing and UTF-8 and answers pings. Frames of our own go to the <see cref="CorkedWriter"/> directly. No keep-alive runs here; heartbeats are the session's.</remarks>
internal sealed class WebSocketTransport : ITransport
{
    private readonly UpgradedSocket upgraded;
    private readonly TimeSpan closeTimeout;
    private readonly TimeProvider timeProvider;
    private readonly CorkedWriter writer;
    private readonly WebSocket socket;
    private readonly MessageReader reader;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TransportEnd? end;
    private bool isTaken;

    public WebSocketTransport(UpgradedSocket upgraded, WebSocketOptions options, TimeProvider timeProvider)
    {
        this.upgraded = upgraded;
        this.timeProvider = timeProvider;
        closeTimeout = options.CloseTimeout;
        writer = upgraded.Stream.Cork();
        socket = WebSocket.CreateFromStream(upgraded.Stream, new WebSocketCreationOptions
        {
            SubProtocol = upgraded.SubProtocol,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        reader = new MessageReader(socket, options.MaxFrameSize, options.MaxDiscardedSize);
    }

    /// <inheritdoc/>
    public TransportEnd? End => Volatile.Read(ref end);

    /// <inheritdoc/>
    public long BytesReceived => upgraded.Stream.BytesReceived;

    /// <summary>The sub-protocol that the server picked, or null.</summary>
    public string? SubProtocol => upgraded.SubProtocol;

    /// <inheritdoc/>
    public ValueTask<bool> WaitToReadAsync()
    {
        if (End is not null) return new ValueTask<bool>(false);
        ReleaseTaken();
        return reader.HasMessage ? new ValueTask<bool>(true) : ReadAsync();
    }

    /// <inheritdoc/>
    public void WaitForBytes()
    {
        if (End is null && !reader.HasMessage) upgraded.Stream.WaitForBytes();
    }

    /// <inheritdoc/>
    public bool TryRead(out Frame frame)
    {
        frame = default;
        if (End is not null) return false;
        ReleaseTaken();
        try
        {
            if (!reader.TryRead() || !reader.HasMessage) return false;
        }
        catch (Exception e)
        {
            Finish(new TransportEnd(null, null, e));
            return false;
        }

        isTaken = true;
        frame = reader.Message;
        return true;
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> frame) => writer.AppendText(frame);

    /// <inheritdoc/>
    public void AppendPing() => writer.AppendPing();

    /// <inheritdoc/>
    public ValueTask<bool> FlushAsync()
    {
        if (End is not null) return new ValueTask<bool>(false);
        return FlushedAsync(writer.FlushAsync());
    }

    /// <inheritdoc/>
    public async ValueTask CloseAsync()
    {
        if (End is not null) return;
        writer.AppendClose((int)WebSocketCloseStatus.NormalClosure);
        try
        {
            await Task.WhenAll(FlushAsync().AsTask(), ended.Task).WaitAsync(closeTimeout, timeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            Finish(new TransportEnd(null, null, e));
        }
    }

    /// <inheritdoc/>
    public void Abort()
    {
        if (End is null) Finish(new TransportEnd(null, null, new IOException("The socket was aborted on this side.")));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Abort();
        return ValueTask.CompletedTask;
    }

    private void ReleaseTaken()
    {
        if (isTaken) reader.Release();
        isTaken = false;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync()
    {
        try
        {
            await reader.ReadAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Finish(new TransportEnd(null, null, e));
            return false;
        }

        if (reader.IsClosed) await AnswerCloseAsync().ConfigureAwait(false);
        return End is null;
    }

    /// <summary>Answers the peer's close unless that was the answer to ours, and ends. A peer that reads no more is not waited for long.</summary>
    private async ValueTask AnswerCloseAsync()
    {
        var code = (int)(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure);
        var reason = string.IsNullOrEmpty(socket.CloseStatusDescription) ? null : socket.CloseStatusDescription;
        writer.AppendClose(code);
        Task flush = writer.FlushAsync().AsTask();
        await flush.WaitAsync(closeTimeout, timeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Finish(new TransportEnd(code, reason, null));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FlushedAsync(ValueTask<bool> flush)
    {
        if (await flush.ConfigureAwait(false)) return true;
        Finish(new TransportEnd(null, null, writer.Error));
        return false;
    }

    /// <summary>Ends the socket for the first reason given; a pending read or write then fails and finds it.</summary>
    private void Finish(TransportEnd reason)
    {
        if (Interlocked.CompareExchange(ref end, reason, null) is not null) return;
        socket.Dispose();
        upgraded.Connection.Dispose();
        ended.SetResult();
    }
}
