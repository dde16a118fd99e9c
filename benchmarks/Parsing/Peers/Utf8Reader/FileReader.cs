using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads a file sent along with a message.</summary>
internal static class FileReader
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
            case Member.Name:
            case Member.Type:
            case Member.FileFormat:
                Values.Text(ref reader, member, ref checksum);
                break;
            case Member.FileLength:
                Values.Number(ref reader, member, ref checksum);
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
        4 when name.SequenceEqual("size"u8) => Member.FileLength,
        6 when name.SequenceEqual("format"u8) => Member.FileFormat,
        _ => Member.None,
    };
}
