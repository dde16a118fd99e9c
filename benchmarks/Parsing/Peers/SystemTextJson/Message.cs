using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>A chat message: every member that our own type models, and no more.</summary>
public class Message
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("rid")]
    public string? RoomId { get; set; }

    [JsonPropertyName("msg")]
    public string? Text { get; set; }

    [JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("u")]
    public Person? Sender { get; set; }

    [JsonPropertyName("tmid")]
    public string? ThreadId { get; set; }

    [JsonPropertyName("tshow")]
    public bool? ShownInRoom { get; set; }

    [JsonPropertyName("t")]
    public string? Kind { get; set; }

    [JsonPropertyName("groupable")]
    public bool? Groupable { get; set; }

    [JsonPropertyName("alias")]
    public string? Alias { get; set; }

    [JsonPropertyName("editedAt")]
    public DateTimeOffset? EditedAt { get; set; }

    [JsonPropertyName("editedBy")]
    public Person? EditedBy { get; set; }

    [JsonPropertyName("reactions")]
    public Dictionary<string, Reaction>? Reactions { get; set; }

    [JsonPropertyName("replies")]
    public List<string>? Replies { get; set; }

    [JsonPropertyName("tcount")]
    public long? ReplyCount { get; set; }

    [JsonPropertyName("tlm")]
    public DateTimeOffset? LastReply { get; set; }

    [JsonPropertyName("mentions")]
    public List<Person>? Mentions { get; set; }

    [JsonPropertyName("channels")]
    public List<Person>? Channels { get; set; }

    [JsonPropertyName("urls")]
    public List<Link>? Links { get; set; }

    [JsonPropertyName("file")]
    public UploadedFile? File { get; set; }

    [JsonPropertyName("attachments")]
    public List<Attachment>? Attachments { get; set; }

    [JsonPropertyName("starred")]
    public List<Person>? Starred { get; set; }

    [JsonPropertyName("_updatedAt")]
    public DateTimeOffset? UpdatedAt { get; set; }

    public static void FoldAll<TMessage>(List<TMessage> messages, ref ExtractedChecksum checksum)
        where TMessage : Message
    {
        for (int i = 0; i < messages.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            messages[i].Fold(ref nested);
            checksum.Item(Member.Messages, i, nested);
        }
    }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Id, Id);
        checksum.Text(Member.RoomId, RoomId);
        checksum.Text(Member.Text, Text);
        checksum.Date(Member.Timestamp, Timestamp);
        checksum.Text(Member.ThreadId, ThreadId);
        checksum.Flag(Member.ShownInRoom, ShownInRoom);
        checksum.Text(Member.Kind, Kind);
        checksum.Flag(Member.Groupable, Groupable);
        checksum.Text(Member.Alias, Alias);
        checksum.Date(Member.EditedAt, EditedAt);
        checksum.Number(Member.ReplyCount, ReplyCount);
        checksum.Date(Member.LastReply, LastReply);
        checksum.Date(Member.UpdatedAt, UpdatedAt);
        FoldPerson(Member.Sender, Sender, ref checksum);
        FoldPerson(Member.EditedBy, EditedBy, ref checksum);
        FoldPeople(Member.Mentions, Mentions, ref checksum);
        FoldPeople(Member.Channels, Channels, ref checksum);
        FoldPeople(Member.Starred, Starred, ref checksum);
        FoldReactions(ref checksum);
        FoldReplies(ref checksum);
        FoldLinks(ref checksum);
        FoldFile(ref checksum);
        FoldAttachments(ref checksum);
    }

    protected virtual void FoldLinks(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Links?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            Links[i].Fold(ref nested);
            checksum.Item(Member.Links, i, nested);
        }
    }

    protected virtual void FoldAttachments(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Attachments?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            Attachments[i].Fold(ref nested);
            checksum.Item(Member.Attachments, i, nested);
        }
    }

    private static void FoldPerson(Member member, Person? person, ref ExtractedChecksum checksum)
    {
        if (person is null)
            return;
        ExtractedChecksum nested = checksum.Nested();
        person.Fold(ref nested);
        checksum.Object(member, nested);
    }

    private static void FoldPeople(Member member, List<Person>? people, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < people?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            people[i].Fold(ref nested);
            checksum.Item(member, i, nested);
        }
    }

    private void FoldReactions(ref ExtractedChecksum checksum)
    {
        if (Reactions is null)
            return;
        foreach ((string key, Reaction reaction) in Reactions)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.ReactionKey, key);
            reaction.Fold(ref nested);
            checksum.Object(Member.Reactions, nested);
        }
    }

    private void FoldReplies(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Replies?.Count; i++)
            checksum.Item(Member.Replies, i, Replies[i]);
    }

    private void FoldFile(ref ExtractedChecksum checksum)
    {
        if (File is null)
            return;
        ExtractedChecksum nested = checksum.Nested();
        File.Fold(ref nested);
        checksum.Object(Member.File, nested);
    }
}
