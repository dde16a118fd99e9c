namespace Framewright.Benchmarks.Generation;

/// <summary>Writes one message with its members in the order in which Rocket.Chat sends them.</summary>
internal sealed class MessageWriter(ChatWorld world, FrameWriter writer)
{
    private readonly AttachmentWriter attachments = new(world, writer);

    private SeededRandom Random => world.Random;

    public void Write(MessageWeight weight, string room)
    {
        writer.BeginObject();
        if (weight == MessageWeight.Medium && Random.Chance(10))
            WriteSystemMessage(room);
        else
            WriteUserMessage(weight, room);
        writer.EndObject();
    }

    /// <summary>Somebody joined, left, or changed the room: the server's own messages have a kind and no Markdown.</summary>
    private void WriteSystemMessage(string room)
    {
        long sent = world.NextMoment();
        writer.Member("_id", world.NewId());
        writer.Member("t", Random.Pick(Vocabulary.SystemKinds));
        writer.Member("rid", room);
        writer.Date("ts", sent);
        writer.Member("msg", world.AnyUser().Username);
        WriteUser("u", world.AnyUser());
        writer.Member("groupable", false);
        writer.Date("_updatedAt", sent + Random.Between(5, 40));
    }

    private void WriteUserMessage(MessageWeight weight, string room)
    {
        long sent = world.NextMoment();
        ChatUser sender = world.AnyUser();
        MessageText text = weight == MessageWeight.Plain ? MessageText.Plain(world, 2, 12) : MessageText.Rich(world);
        writer.Member("_id", world.NewId());
        writer.Member("rid", room);
        writer.Member("msg", text.ToString());
        writer.Date("ts", sent);
        WriteUser("u", sender);
        if (weight != MessageWeight.Plain && Random.Chance(4))
            WriteAlias();
        WriteLinks(weight);
        WriteMentions(text.Mentions);
        WriteChannels(weight);
        text.WriteMarkdown(writer);
        if (weight != MessageWeight.Plain)
            WriteHistory(sender, sent);
        if (weight is MessageWeight.Large or MessageWeight.Huge)
            WriteLoad(weight);
        writer.Date("_updatedAt", sent + Random.Between(5, weight == MessageWeight.Plain ? 40 : 100_000));
    }

    private void WriteUser(string name, ChatUser user)
    {
        writer.BeginObject(name);
        WriteUserMembers(user);
        writer.EndObject();
    }

    private void WriteUserMembers(ChatUser user)
    {
        writer.Member("_id", user.Id);
        writer.Member("username", user.Username);
        writer.Member("name", user.Name);
    }

    private void WriteAlias()
    {
        writer.Member("alias", world.Words(1, 2));
        writer.Member("groupable", false);
    }

    private void WriteLinks(MessageWeight weight)
    {
        writer.BeginArray("urls");
        if (weight == MessageWeight.Large && Random.Chance(50))
            attachments.WriteLinkPreviews();
        writer.EndArray();
    }

    private void WriteMentions(List<ChatUser> mentions)
    {
        writer.BeginArray("mentions");
        foreach (ChatUser user in mentions)
        {
            writer.BeginObject();
            WriteUserMembers(user);
            writer.Member("type", "user");
            writer.EndObject();
        }

        writer.EndArray();
    }

    private void WriteChannels(MessageWeight weight)
    {
        writer.BeginArray("channels");
        if (weight != MessageWeight.Plain && Random.Chance(20))
        {
            writer.BeginObject();
            writer.Member("_id", world.AnyRoom());
            writer.Member("name", Random.Pick(Vocabulary.Channels));
            writer.EndObject();
        }

        writer.EndArray();
    }

    /// <summary>What happened to the message since it was sent: threads, edits, reactions, replies.</summary>
    private void WriteHistory(ChatUser sender, long sent)
    {
        bool inThread = Random.Chance(27);
        if (inThread)
        {
            writer.Member("tmid", world.NewId());
            writer.Member("tshow", Random.Chance(10));
        }

        if (Random.Chance(15))
            WriteEdit(sender, sent);
        if (Random.Chance(35))
            WriteReactions();
        if (!inThread && Random.Chance(20))
            WriteReplies(sent);
    }

    private void WriteEdit(ChatUser sender, long sent)
    {
        writer.Date("editedAt", sent + Random.Between(1_000, 99_999));
        writer.BeginObject("editedBy");
        writer.Member("_id", sender.Id);
        writer.Member("username", sender.Username);
        writer.EndObject();
    }

    private void WriteReactions()
    {
        writer.BeginObject("reactions");
        foreach (string emoji in Random.Sample(Vocabulary.Emoji, Random.Between(1, 3)))
        {
            writer.BeginObject(emoji);
            writer.BeginArray("usernames");
            foreach (ChatUser user in SomeUsers(1, 4))
                writer.Text(user.Username);
            writer.EndArray();
            writer.EndObject();
        }

        writer.EndObject();
    }

    private void WriteReplies(long sent)
    {
        writer.BeginArray("replies");
        foreach (ChatUser user in SomeUsers(1, 4))
            writer.Text(user.Id);
        writer.EndArray();
        writer.Member("tcount", Random.Between(1, 40));
        writer.Date("tlm", sent + Random.Between(1_000, 9_999_999));
    }

    /// <summary>The heavy part: an uploaded picture, quotes and build reports, and who starred it.</summary>
    private void WriteLoad(MessageWeight weight)
    {
        if (weight == MessageWeight.Huge)
            attachments.WriteCards();
        else
            attachments.Write();
        writer.BeginArray("starred");
        foreach (ChatUser user in SomeUsers(0, 2))
        {
            writer.BeginObject();
            writer.Member("_id", user.Id);
            writer.EndObject();
        }

        writer.EndArray();
    }

    private List<ChatUser> SomeUsers(int least, int most) => Random.Sample(world.Users, Random.Between(least, most));
}
