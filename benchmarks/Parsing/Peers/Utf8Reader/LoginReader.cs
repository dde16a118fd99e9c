using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads the result of a login.</summary>
internal static class LoginReader
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
            case Member.LoginUserId:
            case Member.LoginToken:
            case Member.LoginType:
                Values.Text(ref reader, member, ref checksum);
                break;
            case Member.LoginExpiry:
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
        2 when name.SequenceEqual("id"u8) => Member.LoginUserId,
        4 when name.SequenceEqual("type"u8) => Member.LoginType,
        5 when name.SequenceEqual("token"u8) => Member.LoginToken,
        12 when name.SequenceEqual("tokenExpires"u8) => Member.LoginExpiry,
        _ => Member.None,
    };
}
