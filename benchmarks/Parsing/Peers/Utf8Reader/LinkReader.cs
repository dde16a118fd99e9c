using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads a link in a message.</summary>
internal static class LinkReader
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
            case Member.Links:
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
        3 when name.SequenceEqual("url"u8) => Member.Links,
        _ => Member.None,
    };
}
