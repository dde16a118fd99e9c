using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Folds every member of a message from its record.</summary>
internal static class MessageRecordFold
{
    public static void Item(int index, Message message, ref ExtractedChecksum checksum)
    {
        ExtractedChecksum nested = checksum.Nested();
        Fold(message, ref nested);
        checksum.Item(Member.Messages, index, nested);
    }

    private static void Fold(Message message, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Id, message.Id);
        checksum.Text(Member.RoomId, message.RoomId);
        checksum.Text(Member.Text, message.Text);
        checksum.Date(Member.Timestamp, message.Timestamp);
        checksum.Text(Member.ThreadId, message.ThreadId);
        checksum.Flag(Member.ShownInRoom, message.IsShownInRoom);
        checksum.Text(Member.Kind, message.Kind?.Value);
        checksum.Flag(Member.Groupable, message.IsGroupable);
        checksum.Text(Member.Alias, message.Alias);
        checksum.Date(Member.EditedAt, message.EditedAt);
        checksum.Number(Member.ReplyCount, message.ThreadReplyCount);
        checksum.Date(Member.LastReply, message.ThreadLastReplyAt);
        checksum.Date(Member.UpdatedAt, message.UpdatedAt);
        FoldUser(Member.Sender, message.Sender, ref checksum);
        FoldUser(Member.EditedBy, message.EditedBy, ref checksum);
        FoldMentions(message.Mentions, ref checksum);
        FoldChannels(message.Channels, ref checksum);
        FoldStars(message.StarredBy, ref checksum);
        FoldReactions(message.Reactions, ref checksum);
        FoldTexts(Member.Replies, message.ThreadParticipantIds, ref checksum);
        FoldLinks(message.Urls, ref checksum);
        FoldFile(message.File, ref checksum);
        FoldAttachments(message.Attachments, ref checksum);
    }

    private static void FoldUser(Member member, UserReference? user, ref ExtractedChecksum checksum)
    {
        if (user is null)
            return;
        ExtractedChecksum nested = checksum.Nested();
        nested.Text(Member.Id, user.Id);
        nested.Text(Member.Username, user.Username);
        nested.Text(Member.Name, user.Name);
        checksum.Object(member, nested);
    }

    private static void FoldMentions(JsonList<Mention>? mentions, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < mentions?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.Id, mentions[i].Id);
            nested.Text(Member.Username, mentions[i].Username);
            nested.Text(Member.Name, mentions[i].Name);
            nested.Text(Member.Type, mentions[i].Kind?.Value);
            checksum.Item(Member.Mentions, i, nested);
        }
    }

    private static void FoldChannels(JsonList<RoomReference>? channels, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < channels?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.Id, channels[i].Id);
            nested.Text(Member.Name, channels[i].Name);
            checksum.Item(Member.Channels, i, nested);
        }
    }

    private static void FoldStars(JsonList<StarReference>? stars, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < stars?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.Id, stars[i].UserId);
            checksum.Item(Member.Starred, i, nested);
        }
    }

    private static void FoldReactions(JsonMap<Reaction>? reactions, ref ExtractedChecksum checksum)
    {
        if (reactions is null)
            return;
        foreach ((string key, Reaction reaction) in reactions)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.ReactionKey, key);
            FoldTexts(Member.ReactionUsers, reaction.Usernames, ref nested);
            checksum.Object(Member.Reactions, nested);
        }
    }

    private static void FoldLinks(JsonList<MessageUrl>? links, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < links?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            nested.Text(Member.Links, links[i].Url);
            checksum.Item(Member.Links, i, nested);
        }
    }

    private static void FoldFile(MessageFile? file, ref ExtractedChecksum checksum)
    {
        if (file is null)
            return;
        ExtractedChecksum nested = checksum.Nested();
        nested.Text(Member.Id, file.Id);
        nested.Text(Member.Name, file.Name);
        nested.Text(Member.Type, file.ContentType);
        nested.Number(Member.FileLength, file.Size);
        nested.Text(Member.FileFormat, file.Format);
        checksum.Object(Member.File, nested);
    }

    private static void FoldAttachments(JsonList<Attachment>? attachments, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < attachments?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            FoldAttachment(attachments[i], ref nested);
            checksum.Item(Member.Attachments, i, nested);
        }
    }

    private static void FoldAttachment(Attachment attachment, ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Title, attachment.Title);
        checksum.Text(Member.TitleLink, attachment.TitleLink);
        checksum.Text(Member.AttachmentText, attachment.Text);
        checksum.Text(Member.Description, attachment.Description);
        checksum.Text(Member.ImageUrl, attachment.ImageUrl);
        checksum.Text(Member.ImageType, attachment.ImageType);
        checksum.Number(Member.ImageLength, attachment.ImageSize);
        checksum.Text(Member.AuthorName, attachment.AuthorName);
        checksum.Text(Member.AuthorIcon, attachment.AuthorIcon);
        checksum.Text(Member.MessageLink, attachment.MessageLink);
        checksum.Text(Member.Color, attachment.Color);
        if (attachment.Attachments is { Count: > 0 })
            checksum.Number(Member.NestedCount, attachment.Attachments.Count);
    }

    private static void FoldTexts(Member member, JsonList<string>? texts, ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < texts?.Count; i++)
            checksum.Item(member, i, texts[i]);
    }
}
