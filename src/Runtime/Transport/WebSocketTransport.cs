using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>One WebSocket over one socket.</summary>
/// <remarks>A <see cref="MessageReader"/> reads: it checks framing and UTF-8 and answers pings. Frames of our own go to the <see cref="CorkedWriter"/> directly. No keep-alive runs here; heartbeats are the session's.</remarks>
internal sealed class WebSocketTransport : ITransport
{
    private readonly UpgradedSocket upgraded;
    private readonly TimeSpan closeTimeout;
    private readonly TimeProvider timeProvider;
    private readonly CorkedWriter writer;
    private readonly MessageReader reader;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TransportEnd? end;

    public WebSocketTransport(UpgradedSocket upgraded, WebSocketOptions options, TimeProvider timeProvider)
    {
        this.upgraded = upgraded;
        this.timeProvider = timeProvider;
        closeTimeout = options.CloseTimeout;
        writer = upgraded.Stream.Cork();
        reader = options.UseFrameworkReader
            ? new FrameworkReader(upgraded, options.MaxFrameSize, options.MaxDiscardedSize)
            : new FrameReader(upgraded, writer, options.MaxFrameSize, options.MaxDiscardedSize);
    }

    /// <inheritdoc/>
    public TransportEnd? End => Volatile.Read(ref end);

    /// <inheritdoc/>
    public long BytesReceived => reader.BytesReceived;

    /// <summary>The sub-protocol that the server picked, or null.</summary>
    public string? SubProtocol => upgraded.SubProtocol;

    /// <summary>Whether the server may compress its messages.</summary>
    public bool IsCompressed => upgraded.IsCompressed;

    /// <inheritdoc/>
    public ValueTask<bool> WaitToReadAsync()
    {
        if (End is not null)
        {
            reader.Dispose();
            return new ValueTask<bool>(false);
        }

        return reader.HasMessage() ? new ValueTask<bool>(true) : ReadAsync();
    }

    /// <inheritdoc/>
    public void WaitForBytes()
    {
        if (End is null) reader.WaitForBytes();
    }

    /// <inheritdoc/>
    public bool TryRead(out Frame frame)
    {
        if (End is null) return reader.TryTake(out frame);
        frame = default;
        return false;
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync()
    {
        try
        {
            if (await reader.ReadAsync().ConfigureAwait(false)) return End is null;
        }
        catch (Exception e)
        {
            if (reader.FaultCode is { } code) await SayCloseAsync(code).ConfigureAwait(false);
            Finish(new TransportEnd(null, null, e));
            return false;
        }

        // The peer's close is answered unless it was the answer to ours.
        await SayCloseAsync(reader.CloseCode ?? (int)WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
        Finish(new TransportEnd(reader.CloseCode, reader.CloseReason, null));
        return false;
    }

    /// <summary>Writes a close frame if there was none yet. A peer that reads no more is not waited for long.</summary>
    private async ValueTask SayCloseAsync(int code)
    {
        writer.AppendClose(code);
        Task flush = writer.FlushAsync().AsTask();
        await flush.WaitAsync(closeTimeout, timeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
        reader.Abort();
        upgraded.Connection.Dispose();
        ended.SetResult();
    }
}
