using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads what a user has to do with a room.</summary>
internal static class SubscriptionReader
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
            case Member.RoomId:
                Values.Text(ref reader, member, ref checksum);
                break;
            case Member.Unread:
                Values.Number(ref reader, member, ref checksum);
                break;
            case Member.Alert:
                Values.Flag(ref reader, member, ref checksum);
                break;
            case Member.LastSeen:
                Values.Date(ref reader, member, ref checksum);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>Length first: it leaves one or two names to compare. The corpus escapes no name.</summary>
    private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("ls"u8) => Member.LastSeen,
        3 when name.SequenceEqual("_id"u8) => Member.Id,
        3 when name.SequenceEqual("rid"u8) => Member.RoomId,
        5 when name.SequenceEqual("alert"u8) => Member.Alert,
        6 when name.SequenceEqual("unread"u8) => Member.Unread,
        _ => Member.None,
    };
}
