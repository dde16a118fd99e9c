using System.Text;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>The call that all contestants make for histories: the server answers each with the next of its pre-encoded ones.</summary>
internal static class HistoryShape
{
    /// <summary>Calls in flight, so that the server always has something to send.</summary>
    public const int Depth = 8;

    /// <summary>One round through the server's histories; a multiple of the depth.</summary>
    public const int CallsPerUnit = 24;

    public static byte[] Request { get; } = Encoding.UTF8.GetBytes($$"""{"msg":"method","method":"loadHistory","id":"1","params":["{{TopicCorpus.RoomId}}"]}""");
}
