using Framewright.RocketChat;

namespace Framewright.Allocation;

/// <summary>Reads the members that a bot would, so that reading them is measured too.</summary>
internal sealed class MessageSum
{
    private long sum;

    public void Add(MessageView message)
    {
        sum += message.Id.Raw.Length + message.Text.MaxLength + message.Timestamp.Ticks + message.UpdatedAt.Ticks;
        if (message.Sender.Username == "bob"u8) sum++;
        if (message.Text == "!ping"u8 || message.Text.StartsWith("!"u8)) sum++;
        if (message.Kind is null && !message.ThreadId.IsPresent) sum++;
        foreach (var mention in message.Mentions) sum += mention.Username.Raw.Length;
        if (message.Reactions.TryGet(":tada:"u8, out var reaction)) sum += reaction.Usernames.Count;
    }

    public void RequireSome()
    {
        if (sum == 0) throw new InvalidOperationException("Nothing was read.");
    }
}
