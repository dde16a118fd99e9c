using System.Text.Json;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>System.Text.Json, source-generated, for answers to history calls.</summary>
internal readonly struct HistoryReader : IFrameReader
{
    public long Read(ReadOnlySpan<byte> frame)
    {
        long sum = 0;
        foreach (Message message in JsonSerializer.Deserialize(frame, PeerJson.Default.HistoryFrame)!.Result.Messages)
            sum += message.Id!.Length + message.Timestamp!.Value.ToUnixTimeMilliseconds() + message.Sender!.Username!.Length + (message.Mentions?.Count ?? 0);
        return sum;
    }
}
