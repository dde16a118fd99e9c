using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads a chat message.</summary>
internal static class MessageReader
{
    /// <summary>Folds an array of messages.</summary>
    public static void FoldAll(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        for (int i = 0; Values.NextItem(ref reader); i++)
        {
            ExtractedChecksum message = checksum.Nested();
            Fold(ref reader, ref message);
            checksum.Item(Member.Messages, i, message);
        }
    }

    /// <summary>Folds every modelled member of the object under the reader.</summary>
    public static void Fold(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        while (Values.NextMember(ref reader))
        {
            Member member = MemberOf(reader.ValueSpan);
            reader.Read();
            FoldMember(ref reader, member, ref checksum);
        }
    }

    private static void FoldMember(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        switch (member)
        {
            case Member.Id:
            case Member.RoomId:
            case Member.Text:
            case Member.ThreadId:
            case Member.Kind:
            case Member.Alias:
                Values.Text(ref reader, member, ref checksum);
                break;
            case Member.Timestamp:
            case Member.EditedAt:
            case Member.LastReply:
            case Member.UpdatedAt:
                Values.Date(ref reader, member, ref checksum);
                break;
            case Member.Sender:
            case Member.EditedBy:
            case Member.File:
                FoldObject(ref reader, member, ref checksum);
                break;
            case Member.ShownInRoom:
            case Member.Groupable:
                Values.Flag(ref reader, member, ref checksum);
                break;
            case Member.Reactions:
                FoldReactions(ref reader, ref checksum);
                break;
            case Member.Replies:
                Values.Texts(ref reader, member, ref checksum);
                break;
            case Member.ReplyCount:
                Values.Number(ref reader, member, ref checksum);
                break;
            case Member.Mentions:
            case Member.Channels:
            case Member.Links:
            case Member.Attachments:
            case Member.Starred:
                FoldItems(ref reader, member, ref checksum);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>Length first: it leaves one or two names to compare. The corpus escapes no name.</summary>
    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 when name.SequenceEqual("u"u8) => Member.Sender,
        1 when name.SequenceEqual("t"u8) => Member.Kind,
        2 when name.SequenceEqual("ts"u8) => Member.Timestamp,
        3 when name.SequenceEqual("_id"u8) => Member.Id,
        3 when name.SequenceEqual("rid"u8) => Member.RoomId,
        3 when name.SequenceEqual("msg"u8) => Member.Text,
        3 when name.SequenceEqual("tlm"u8) => Member.LastReply,
        4 when name.SequenceEqual("tmid"u8) => Member.ThreadId,
        4 when name.SequenceEqual("urls"u8) => Member.Links,
        4 when name.SequenceEqual("file"u8) => Member.File,
        5 when name.SequenceEqual("tshow"u8) => Member.ShownInRoom,
        5 when name.SequenceEqual("alias"u8) => Member.Alias,
        6 when name.SequenceEqual("tcount"u8) => Member.ReplyCount,
        7 when name.SequenceEqual("replies"u8) => Member.Replies,
        7 when name.SequenceEqual("starred"u8) => Member.Starred,
        8 when name.SequenceEqual("editedAt"u8) => Member.EditedAt,
        8 when name.SequenceEqual("editedBy"u8) => Member.EditedBy,
        8 when name.SequenceEqual("mentions"u8) => Member.Mentions,
        8 when name.SequenceEqual("channels"u8) => Member.Channels,
        9 when name.SequenceEqual("groupable"u8) => Member.Groupable,
        9 when name.SequenceEqual("reactions"u8) => Member.Reactions,
        10 when name.SequenceEqual("_updatedAt"u8) => Member.UpdatedAt,
        11 when name.SequenceEqual("attachments"u8) => Member.Attachments,
        _ => Member.None,
    };

    private static void FoldObject(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        ExtractedChecksum nested = checksum.Nested();
        FoldNested(ref reader, member, ref nested);
        checksum.Object(member, nested);
    }

    private static void FoldItems(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        for (int i = 0; Values.NextItem(ref reader); i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            FoldNested(ref reader, member, ref nested);
            checksum.Item(member, i, nested);
        }
    }

    private static void FoldNested(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum nested)
    {
        switch (member)
        {
            case Member.Links:
                LinkReader.Fold(ref reader, ref nested);
                break;
            case Member.File:
                FileReader.Fold(ref reader, ref nested);
                break;
            case Member.Attachments:
                AttachmentReader.Fold(ref reader, ref nested);
                break;
            default:
                PersonReader.Fold(ref reader, ref nested);
                break;
        }
    }

    private static void FoldReactions(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        while (Values.NextMember(ref reader))
        {
            ExtractedChecksum reaction = checksum.Nested();
            Values.Text(ref reader, Member.ReactionKey, ref reaction);
            reader.Read();
            FoldReactionUsers(ref reader, ref reaction);
            checksum.Object(Member.Reactions, reaction);
        }
    }

    private static void FoldReactionUsers(ref Utf8JsonReader reader, ref ExtractedChecksum reaction)
    {
        while (Values.NextMember(ref reader))
        {
            bool usernames = reader.ValueTextEquals("usernames"u8);
            reader.Read();
            if (usernames)
                Values.Texts(ref reader, Member.ReactionUsers, ref reaction);
            else
                reader.Skip();
        }
    }
}
