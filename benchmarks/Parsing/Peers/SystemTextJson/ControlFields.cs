using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>The body of a small event. Its arguments differ by event, so each is read by its JSON kind and understood afterwards.</summary>
public sealed class ControlFields
{
    [JsonPropertyName("eventName")]
    public string EventName { get; set; } = "";

    [JsonPropertyName("args")]
    public List<EventArgument> Arguments { get; set; } = [];

    public void Fold(string? collection, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.EventName, EventName);
        switch (collection)
        {
            case "stream-notify-room" when EventName.EndsWith("/user-activity", StringComparison.Ordinal):
                FoldActivity(ref checksum);
                break;
            case "stream-notify-logged" when EventName == "user-status":
                FoldPresence(Arguments[0].Items!, ref checksum);
                break;
            case "stream-notify-user" when EventName.EndsWith("/subscriptions-changed", StringComparison.Ordinal):
                checksum.Text(Member.Change, Arguments[0].Text);
                Arguments[1].Subscription!.Fold(ref checksum);
                break;
        }
    }

    private static void FoldPresence(List<EventArgument> presence, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.PresenceUserId, presence[0].Text);
        checksum.Text(Member.PresenceUsername, presence[1].Text);
        checksum.Number(Member.PresenceStatus, presence[2].Number);
        checksum.Text(Member.PresenceText, presence[3].Text);
    }

    private void FoldActivity(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.ActiveUser, Arguments[0].Text);
        List<EventArgument> activities = Arguments[1].Items!;
        for (int i = 0; i < activities.Count; i++)
            checksum.Item(Member.Activities, i, activities[i].Text!);
    }
}
