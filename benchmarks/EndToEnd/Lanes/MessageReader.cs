using System.Text.Json;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>System.Text.Json, source-generated, for events of messages.</summary>
internal readonly struct MessageReader : IFrameReader
{
    public long Read(ReadOnlySpan<byte> frame)
    {
        Message message = JsonSerializer.Deserialize(frame, PeerJson.Default.MessageFrame)!.Fields.Messages[0];
        return message.Id!.Length + message.Timestamp!.Value.ToUnixTimeMilliseconds() + message.Sender!.Username!.Length + (message.Mentions?.Count ?? 0);
    }
}
