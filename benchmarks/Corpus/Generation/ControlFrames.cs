namespace Framewright.Benchmarks.Generation;

/// <summary>Everything that is not a message: heartbeats, confirmations, a login, and the three small events that make up most of the traffic.</summary>
internal sealed class ControlFrames(ChatWorld world, FrameWriter writer)
{
    private const int PresenceStates = 4;

    /// <summary>Writes one frame, drawn by how often its kind is seen on a busy connection.</summary>
    public void Write(int number)
    {
        int draw = world.Random.Between(1, 100);
        writer.BeginObject();
        switch (draw)
        {
            case <= 8: writer.Member("msg", "ping"); break;
            case <= 10: writer.Member("msg", "pong"); break;
            case <= 20: WriteUpdated(number); break;
            case <= 25: WriteReady(); break;
            case <= 28: WriteRefusal(); break;
            case <= 38: WriteLogin(number); break;
            case <= 65: WriteUserActivity(world.AnyRoom()); break;
            case <= 85: WriteUserStatus(); break;
            default: WriteSubscriptionChanged(); break;
        }

        writer.EndObject();
    }

    /// <summary>Writes what a user does in one room.</summary>
    public void WriteActivity(string room)
    {
        writer.BeginObject();
        WriteUserActivity(room);
        writer.EndObject();
    }

    private void WriteUpdated(int number)
    {
        writer.Member("msg", "updated");
        writer.BeginArray("methods");
        writer.Text($"{number}");
        writer.EndArray();
    }

    private void WriteReady()
    {
        writer.Member("msg", "ready");
        writer.BeginArray("subs");
        writer.Text(world.NewId());
        writer.EndArray();
    }

    private void WriteRefusal()
    {
        writer.Member("msg", "nosub");
        writer.Member("id", world.NewId());
        writer.BeginObject("error");
        writer.Member("isClientSafe", true);
        writer.Member("error", "not-allowed");
        writer.Member("reason", "Not allowed");
        writer.Member("message", "Not allowed [not-allowed]");
        writer.Member("errorType", "Meteor.Error");
        writer.EndObject();
    }

    private void WriteLogin(int number)
    {
        writer.Member("msg", "result");
        writer.Member("id", $"{number}");
        writer.BeginObject("result");
        writer.Member("id", world.AnyUser().Id);
        writer.Member("token", world.NewToken());
        writer.Date("tokenExpires", world.NextMoment());
        writer.Member("type", "password");
        writer.EndObject();
    }

    private void WriteUserActivity(string room)
    {
        BeginEvent("stream-notify-room", room + "/user-activity");
        writer.Text(world.AnyUser().Username);
        writer.BeginArray();
        if (world.Random.Chance(50))
            writer.Text("user-typing");
        writer.EndArray();
        writer.BeginObject();
        writer.EndObject();
        EndEvent();
    }

    private void WriteUserStatus()
    {
        BeginEvent("stream-notify-logged", "user-status");
        ChatUser user = world.AnyUser();
        writer.BeginArray();
        writer.Text(user.Id);
        writer.Text(user.Username);
        writer.Number(world.Random.Between(0, PresenceStates - 1));
        writer.Text("");
        writer.EndArray();
        EndEvent();
    }

    private void WriteSubscriptionChanged()
    {
        BeginEvent("stream-notify-user", world.AnyUser().Id + "/subscriptions-changed");
        writer.Text("updated");
        writer.BeginObject();
        writer.Member("_id", world.NewId());
        writer.Member("rid", world.AnyRoom());
        writer.Member("unread", world.Random.Between(0, 9));
        writer.Member("alert", true);
        writer.Date("ls", world.NextMoment());
        writer.EndObject();
        EndEvent();
    }

    private void BeginEvent(string collection, string eventName)
    {
        writer.Member("msg", "changed");
        writer.Member("collection", collection);
        writer.Member("id", "id");
        writer.BeginObject("fields");
        writer.Member("eventName", eventName);
        writer.BeginArray("args");
    }

    private void EndEvent()
    {
        writer.EndArray();
        writer.EndObject();
    }
}
