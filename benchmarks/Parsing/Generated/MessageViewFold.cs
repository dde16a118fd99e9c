using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Folds every member of a message from its view.</summary>
internal static class MessageViewFold
{
    public static void Item(int index, MessageView message, ref ExtractedChecksum checksum)
    {
        ExtractedChecksum nested = checksum.Nested();
        Fold(message, ref nested);
        checksum.Item(Member.Messages, index, nested);
    }

    private static void Fold(MessageView message, ref ExtractedChecksum checksum)
    {
        ViewTexts.Fold(Member.Id, message.Id, ref checksum);
        ViewTexts.Fold(Member.RoomId, message.RoomId, ref checksum);
        ViewTexts.Fold(Member.Text, message.Text, ref checksum);
        checksum.Date(Member.Timestamp, message.Timestamp);
        ViewTexts.Fold(Member.ThreadId, message.ThreadId, ref checksum);
        checksum.Flag(Member.ShownInRoom, message.IsShownInRoom);
        checksum.Text(Member.Kind, message.Kind?.Value);
        checksum.Flag(Member.Groupable, message.IsGroupable);
        ViewTexts.Fold(Member.Alias, message.Alias, ref checksum);
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
        ViewTexts.FoldItems(Member.Replies, message.ThreadParticipantIds, ref checksum);
        FoldLinks(message.Urls, ref checksum);
        FoldFile(message.File, ref checksum);
        FoldAttachments(message.Attachments, ref checksum);
    }

    private static void FoldUser(Member member, UserReferenceView user, ref ExtractedChecksum checksum)
    {
        if (!user.IsPresent)
            return;
        ExtractedChecksum nested = checksum.Nested();
        ViewTexts.Fold(Member.Id, user.Id, ref nested);
        ViewTexts.Fold(Member.Username, user.Username, ref nested);
        ViewTexts.Fold(Member.Name, user.Name, ref nested);
        checksum.Object(member, nested);
    }

    private static void FoldMentions(ArrayView<MentionView, MentionView, Mention> mentions, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (MentionView mention in mentions)
        {
            ExtractedChecksum nested = checksum.Nested();
            ViewTexts.Fold(Member.Id, mention.Id, ref nested);
            ViewTexts.Fold(Member.Username, mention.Username, ref nested);
            ViewTexts.Fold(Member.Name, mention.Name, ref nested);
            nested.Text(Member.Type, mention.Kind?.Value);
            checksum.Item(Member.Mentions, index++, nested);
        }
    }

    private static void FoldChannels(ArrayView<RoomReferenceView, RoomReferenceView, RoomReference> channels, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (RoomReferenceView channel in channels)
        {
            ExtractedChecksum nested = checksum.Nested();
            ViewTexts.Fold(Member.Id, channel.Id, ref nested);
            ViewTexts.Fold(Member.Name, channel.Name, ref nested);
            checksum.Item(Member.Channels, index++, nested);
        }
    }

    private static void FoldStars(ArrayView<StarReferenceView, StarReferenceView, StarReference> stars, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (StarReferenceView star in stars)
        {
            ExtractedChecksum nested = checksum.Nested();
            ViewTexts.Fold(Member.Id, star.UserId, ref nested);
            checksum.Item(Member.Starred, index++, nested);
        }
    }

    private static void FoldReactions(MapView<ReactionView, ReactionView, Reaction> reactions, ref ExtractedChecksum checksum)
    {
        foreach (MapEntry<ReactionView> entry in reactions)
        {
            ExtractedChecksum nested = checksum.Nested();
            ViewTexts.Fold(Member.ReactionKey, entry.Name, ref nested);
            ViewTexts.FoldItems(Member.ReactionUsers, entry.Value.Usernames, ref nested);
            checksum.Object(Member.Reactions, nested);
        }
    }

    private static void FoldLinks(ArrayView<MessageUrlView, MessageUrlView, MessageUrl> links, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (MessageUrlView link in links)
        {
            ExtractedChecksum nested = checksum.Nested();
            ViewTexts.Fold(Member.Links, link.Url, ref nested);
            checksum.Item(Member.Links, index++, nested);
        }
    }

    private static void FoldFile(MessageFileView file, ref ExtractedChecksum checksum)
    {
        if (!file.IsPresent)
            return;
        ExtractedChecksum nested = checksum.Nested();
        ViewTexts.Fold(Member.Id, file.Id, ref nested);
        ViewTexts.Fold(Member.Name, file.Name, ref nested);
        ViewTexts.Fold(Member.Type, file.ContentType, ref nested);
        nested.Number(Member.FileLength, file.Size);
        ViewTexts.Fold(Member.FileFormat, file.Format, ref nested);
        checksum.Object(Member.File, nested);
    }

    private static void FoldAttachments(ArrayView<AttachmentView, AttachmentView, Attachment> attachments, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (AttachmentView attachment in attachments)
        {
            ExtractedChecksum nested = checksum.Nested();
            FoldAttachment(attachment, ref nested);
            checksum.Item(Member.Attachments, index++, nested);
        }
    }

    private static void FoldAttachment(AttachmentView attachment, ref ExtractedChecksum checksum)
    {
        ViewTexts.Fold(Member.Title, attachment.Title, ref checksum);
        ViewTexts.Fold(Member.TitleLink, attachment.TitleLink, ref checksum);
        ViewTexts.Fold(Member.AttachmentText, attachment.Text, ref checksum);
        ViewTexts.Fold(Member.Description, attachment.Description, ref checksum);
        ViewTexts.Fold(Member.ImageUrl, attachment.ImageUrl, ref checksum);
        ViewTexts.Fold(Member.ImageType, attachment.ImageType, ref checksum);
        checksum.Number(Member.ImageLength, attachment.ImageSize);
        ViewTexts.Fold(Member.AuthorName, attachment.AuthorName, ref checksum);
        ViewTexts.Fold(Member.AuthorIcon, attachment.AuthorIcon, ref checksum);
        ViewTexts.Fold(Member.MessageLink, attachment.MessageLink, ref checksum);
        ViewTexts.Fold(Member.Color, attachment.Color, ref checksum);
        if (attachment.Attachments.Count > 0)
            checksum.Number(Member.NestedCount, attachment.Attachments.Count);
    }
}
