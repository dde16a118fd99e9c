using System.Text;

namespace Framewright.Allocation;

/// <summary>A room's message as a server sends it.</summary>
internal static class SampleFrame
{
    public const string RoomId = "GENERAL";

    public static byte[] Event { get; } = Encoding.UTF8.GetBytes(
        """{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"GENERAL","args":[{"_id":"Sid249307906e62","rid":"GENERAL","msg":"some \"quoted\" text, as long as people write it at times","ts":{"$date":1795227950849},"u":{"_id":"ssuXvpE8jXwKMGXg3","username":"bob","name":"Bob"},"urls":[],"mentions":[{"_id":"x","username":"alice","name":"Alice","type":"user"}],"channels":[],"reactions":{":tada:":{"usernames":["bob","alice"]}},"md":[{"type":"PARAGRAPH","value":[{"type":"PLAIN_TEXT","value":"some"}]}],"_updatedAt":{"$date":1795227954433}}]}}""");
}
