using System.Text.Json;
using System.Threading.Channels;
using Framewright.Transport;

namespace Framewright.Testing.Scripted;

/// <summary>A socket in memory whose peer is a script: each frame that is written is answered at once.</summary>
internal sealed class ScriptTransport(Func<string, JsonElement, ScriptedReply> reply) : ITransport
{
    /// <summary>What a frame promises to its readers: so many readable bytes behind it.</summary>
    private const int Slack = 64;

    private readonly Channel<byte[]> inbound = Channel.CreateUnbounded<byte[]>();
    private TransportEnd? end;

    public TransportEnd? End => Volatile.Read(ref end);

    public ValueTask<bool> WaitToReadAsync() => inbound.Reader.WaitToReadAsync();

    public bool TryRead(out Frame frame)
    {
        frame = default;
        if (!inbound.Reader.TryRead(out var bytes)) return false;
        frame = new Frame(bytes.AsSpan(0, bytes.Length - Slack), isText: true, bytes.Length - Slack);
        return true;
    }

    public void Append(ReadOnlySpan<byte> frame)
    {
        using var document = JsonDocument.Parse(frame.ToArray());
        var sent = document.RootElement;
        var id = sent.GetProperty("id").GetString()!;
        switch (sent.GetProperty("kind").GetString())
        {
            case "call":
                Push(ScriptFrames.Reply(id, reply(sent.GetProperty("name").GetString()!, sent.GetProperty("params"))));
                break;
            case "subscribe":
                Push(ScriptFrames.Confirmation("subscribed", id));
                break;
            case "unsubscribe":
                Push(ScriptFrames.Confirmation("unsubscribed", sent.GetProperty("ends").GetString()!));
                break;
        }
    }

    public ValueTask<bool> FlushAsync() => ValueTask.FromResult(End is null);

    public ValueTask CloseAsync()
    {
        Finish(new TransportEnd(1000, null, null));
        return ValueTask.CompletedTask;
    }

    public void Abort() => Finish(new TransportEnd(null, null, null));

    public ValueTask DisposeAsync() => CloseAsync();

    public void Push(byte[] frame)
    {
        var bytes = new byte[frame.Length + Slack];
        frame.CopyTo(bytes, 0);
        inbound.Writer.TryWrite(bytes);
    }

    private void Finish(TransportEnd reason)
    {
        if (Interlocked.CompareExchange(ref end, reason, null) is null) inbound.Writer.TryComplete();
    }
}
