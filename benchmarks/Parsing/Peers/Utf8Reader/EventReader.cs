using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads the positional arguments of the small events.</summary>
internal static class EventReader
{
    public static void FoldActivity(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        reader.Read();
        Values.Text(ref reader, Member.ActiveUser, ref checksum);
        reader.Read();
        Values.Texts(ref reader, Member.Activities, ref checksum);
        SkipRest(ref reader);
    }

    public static void FoldPresence(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("not a presence");
        reader.Read();
        Values.Text(ref reader, Member.PresenceUserId, ref checksum);
        reader.Read();
        Values.Text(ref reader, Member.PresenceUsername, ref checksum);
        reader.Read();
        Values.Number(ref reader, Member.PresenceStatus, ref checksum);
        reader.Read();
        Values.Text(ref reader, Member.PresenceText, ref checksum);
        SkipRest(ref reader);
        SkipRest(ref reader);
    }

    public static void FoldSubscriptionChange(ref Utf8JsonReader reader, ref ExtractedChecksum checksum)
    {
        reader.Read();
        Values.Text(ref reader, Member.Change, ref checksum);
        reader.Read();
        ExtractedChecksum subscription = checksum.Nested();
        SubscriptionReader.Fold(ref reader, ref subscription);
        checksum.Object(Member.Subscription, subscription);
        SkipRest(ref reader);
    }

    /// <summary>Passes over items that a newer server may have added.</summary>
    private static void SkipRest(ref Utf8JsonReader reader)
    {
        while (Values.NextItem(ref reader))
            reader.Skip();
    }
}
