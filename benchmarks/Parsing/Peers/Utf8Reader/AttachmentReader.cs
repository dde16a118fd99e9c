using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads what hangs below a message.</summary>
internal static class AttachmentReader
{
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
            case Member.Title:
            case Member.TitleLink:
            case Member.AttachmentText:
            case Member.Description:
            case Member.ImageUrl:
            case Member.ImageType:
            case Member.AuthorName:
            case Member.AuthorIcon:
            case Member.MessageLink:
            case Member.Color:
                Values.Text(ref reader, member, ref checksum);
                break;
            case Member.ImageLength:
                Values.Number(ref reader, member, ref checksum);
                break;
            case Member.NestedCount:
                CountNested(ref reader, ref checksum);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>Length first: it leaves one or two names to compare. The corpus escapes no name.</summary>
    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("text"u8) => Member.AttachmentText,
        5 when name.SequenceEqual("title"u8) => Member.Title,
        5 when name.SequenceEqual("color"u8) => Member.Color,
        9 when name.SequenceEqual("image_url"u8) => Member.ImageUrl,
        10 when name.SequenceEqual("title_link"u8) => Member.TitleLink,
        10 when name.SequenceEqual("image_type"u8) => Member.ImageType,
        10 when name.SequenceEqual("image_size"u8) => Member.ImageLength,
        11 when name.SequenceEqual("description"u8) => Member.Description,
        11 when name.SequenceEqual("author_name"u8) => Member.AuthorName,
        11 when name.SequenceEqual("author_icon"u8) => Member.AuthorIcon,
        11 when name.SequenceEqual("attachments"u8) => Member.NestedCount,
        12 when name.SequenceEqual("message_link"u8) => Member.MessageLink,
        _ => Member.None,
    };

    private static void CountNested(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        int count = 0;
        for (; Values.NextItem(ref reader); count++)
            reader.Skip();
        if (count > 0)
            checksum.Number(Member.NestedCount, count);
    }
}
