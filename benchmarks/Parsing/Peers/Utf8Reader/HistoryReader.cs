using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads the result of a history call.</summary>
internal static class HistoryReader
{
    public static void Fold(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        while (Values.NextMember(ref reader))
        {
            bool messages = reader.ValueTextEquals("messages"u8);
            reader.Read();
            if (messages)
                MessageReader.FoldAll(ref reader, ref checksum);
            else
                reader.Skip();
        }
    }
}
