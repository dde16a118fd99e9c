using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads a user as messages, edits, mentions and stars name one, or a room as a channel link does.</summary>
internal static class PersonReader
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
            case Member.Id:
            case Member.Username:
            case Member.Name:
            case Member.Type:
                Values.Text(ref reader, member, ref checksum);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>Length first: it leaves one or two names to compare. The corpus escapes no name.</summary>
    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("_id"u8) => Member.Id,
        4 when name.SequenceEqual("name"u8) => Member.Name,
        4 when name.SequenceEqual("type"u8) => Member.Type,
        8 when name.SequenceEqual("username"u8) => Member.Username,
        _ => Member.None,
    };
}
