using System.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Whatever a value's bytes are, reading it either faults or gives a slot whose view and record cannot fail.</summary>
public sealed class CodecFuzzTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Numbers() => Fuzz(
        ["1718000000", "-12.5e-1", "1e3", "79228162514264337593543950335", "-9223372036854775808", "0.000e10"],
        [Attempt<Int32Codec, int, int>, Attempt<Int64Codec, long, long>, Attempt<DoubleCodec, double, double>, Attempt<DecimalCodec, decimal, decimal>]);

    [Fact]
    public void Dates() => Fuzz(
        ["""{"$date":1718000000123}""", "1718000000.125", "-62135596800", "\"2024-06-10T08:13:20.123+02:00\"", "\"2024-06-1\\u0030T08\\u003a13:20Z\"", "\"9999-12-31T23:59:59.9999999-14:00\""],
        [
            Attempt<EjsonDateCodec, DateTimeOffset, DateTimeOffset>, Attempt<UnixSecondsCodec, DateTimeOffset, DateTimeOffset>,
            Attempt<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>, Attempt<IsoDateCodec, DateTimeOffset, DateTimeOffset>,
        ]);

    [Fact]
    public void Texts() => Fuzz(
        ["\"aGVsbG8gd29ybGQ=\"", """{"$binary":"Pz8\/Pj4+"}""", "\"12.50\"", "\"\\u0031e-2\"", "\"\\ud83d\\ude00 \\ud800\""],
        [
            Attempt<TextCodec, JsonText, string>, Attempt<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>, Attempt<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>,
            Attempt<DecimalTextCodec, decimal, decimal>, Attempt<JsonCodec, JsonSlice, JsonElement>,
        ]);

    private delegate bool Reading(ReadOnlySpan<byte> json);

    private static void Fuzz(string[] seeds, Reading[] codecs)
    {
        var random = new Random(11);
        var bytes = seeds.Select(Encoding.UTF8.GetBytes).ToArray();
        var read = new int[codecs.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var mutated = Mutator.Mutate(bytes[round % bytes.Length], random);
            for (var codec = 0; codec < codecs.Length; codec++)
                read[codec] += codecs[codec](mutated) ? 1 : 0;
        }

        Assert.DoesNotContain(0, read);
    }

    // Not through JsonValues, so that bytes that are no UTF-8 reach the codec too.
    private static bool Attempt<TCodec, TView, TRecord>(ReadOnlySpan<byte> json)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
    {
        var scratch = new ViewScratch();
        Slot slot;
        try
        {
            var cursor = new JsonCursor(json);
            slot = TCodec.Read(ref cursor, scratch);
        }
        catch (FrameFormatException)
        {
            return false;
        }

        TCodec.View(json, scratch, slot);
        TCodec.Record(json, scratch, slot);
        return true;
    }
}
