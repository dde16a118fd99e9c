using System.Text;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>The call that both contestants make: the server answers it with its parameter.</summary>
internal static class CallShape
{
    /// <summary>A multiple of every depth.</summary>
    public const int CallsPerUnit = 1024;

    public static byte[] Request { get; } = Encoding.UTF8.GetBytes($$"""{"msg":"method","method":"getRoomIdByNameOrId","id":"100000","params":["{{TopicCorpus.RoomId}}"]}""");

    public static byte[] Answer { get; } = Encoding.UTF8.GetBytes($$"""{"msg":"result","id":"100000","result":"{{TopicCorpus.RoomId}}"}""");
}
