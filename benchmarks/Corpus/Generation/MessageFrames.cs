namespace Framewright.Benchmarks.Generation;

/// <summary>The frames that carry messages: one in an event, fifty in the answer to a history call.</summary>
internal sealed class MessageFrames(ChatWorld world, FrameWriter writer)
{
    private const int HistoryLength = 50;

    private readonly MessageWriter messages = new(world, writer);

    public void WriteEvent(MessageWeight weight, string room)
    {
        writer.BeginObject();
        writer.Member("msg", "changed");
        writer.Member("collection", "stream-room-messages");
        writer.Member("id", "id");
        writer.BeginObject("fields");
        writer.Member("eventName", room);
        writer.BeginArray("args");
        messages.Write(weight, room);
        writer.EndArray();
        writer.EndObject();
        writer.EndObject();
    }

    public void WriteHistory(int number)
    {
        string room = world.AnyRoom();
        writer.BeginObject();
        writer.Member("msg", "result");
        writer.Member("id", $"{number}");
        writer.BeginObject("result");
        writer.BeginArray("messages");
        for (int i = 0; i < HistoryLength; i++)
            messages.Write(AnyWeight(), room);
        writer.EndArray();
        writer.Member("unreadNotLoaded", 0);
        writer.Member("firstUnread", null);
        writer.EndObject();
        writer.EndObject();
    }

    private MessageWeight AnyWeight() => world.Random.Between(1, 100) switch
    {
        <= 50 => MessageWeight.Plain,
        <= 85 => MessageWeight.Medium,
        _ => MessageWeight.Large,
    };
}
