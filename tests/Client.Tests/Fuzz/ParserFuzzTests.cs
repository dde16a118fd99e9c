using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>Mutated recordings through the generated header reader and the parsers of all streams and results: each frame is taken or refused with the one typed error.</summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const int Usual = 300_000;

    private readonly ViewScratch scratch = new();
    private long headers;
    private long tails;
    private long taken;
    private long refused;

    [Fact]
    public void Every_stream_of_the_schema_is_fuzzed() =>
        Assert.Equal([], BodyParsers.StreamNames.Except(BodyParsers.All.Select(parser => parser.Name), StringComparer.Ordinal));

    [Fact]
    public void No_frame_throws_anything_but_the_typed_error()
    {
        var fuzzer = new FrameFuzzer(FuzzRun.Seed);
        var first = FuzzRun.First;
        var frames = FuzzRun.Frames(Usual);
        for (var index = first; index < first + frames; index++)
        {
            var frame = fuzzer.Make(index);
            try
            {
                Read(frame, index);
            }
            catch (Exception error)
            {
                Assert.Fail($"{fuzzer.Reproduction(index)}\n{error}\n{System.Text.Encoding.UTF8.GetString(frame)}");
            }
        }

        output.WriteLine($"{frames} frames from {FrameFuzzer.CorpusSize} recorded ones: {headers} headers and {tails} whole frames read, {taken} bodies taken, {refused} refusals.");
        if (!FuzzRun.IsUsual) return;

        // A fuzzer whose every frame is refused at its first byte would prove nothing.
        Assert.True(headers > Usual / 5 && tails > Usual / 10 && taken > Usual / 20 && refused > Usual / 2, "The mutations reach too little.");
    }

    private void Read(byte[] frame, int index)
    {
        if (TryReadHeader(frame, out var header)) Try(frame, () => ReadRest(frame, header, index));

        // A second way in, so that bodies meet parsers also where the header is broken.
        var start = Array.FindIndex(frame, (int)((uint)(index * 31) % (frame.Length + 1u)), letter => letter is (byte)'{' or (byte)'[');
        if (start >= 0) Try(frame, () => ReadBody(frame, start, 1, index));
    }

    private bool TryReadHeader(byte[] frame, out FrameHeader header)
    {
        FrameHeader read = default;
        var isRead = Try(frame, () => Ddp.ReadHeader(frame, 0, out read));
        header = read;
        if (isRead) headers++;
        return isRead;
    }

    private void ReadRest(byte[] frame, FrameHeader header, int index)
    {
        if (header.Role is FrameRole.Refused or FrameRole.Fault) Ddp.ReadReason(frame, header);
        if (Ddp.Captures(header.Kind)) default(Ddp).Capture(frame, header);
        var id = header.Id.Of(frame);
        RequestId.TryRead(id, out _);
        for (var part = 0; part < header.RouteCount; part++) JsonToken.TextOrNull(header.Route[part].Of(frame));
        if (header.Body >= 0)
        {
            ReadBody(frame, header.Body, header.BodyDepth, index);
            ReadBody(frame, header.Body, header.BodyDepth, index + 1);
        }

        var end = header.Body < 0 || header.IsComplete ? frame.Length : EndOfBody(frame, header);
        Ddp.ReadTail(frame, end, ref header);
        tails++;
        if (header.Error >= 0) Ddp.ReadError(frame, header);
    }

    private void ReadBody(byte[] frame, int start, int depth, int index) => Try(frame, () =>
    {
        scratch.Reset();
        var cursor = new JsonCursor(frame, start, depth);
        BodyParsers.For(index)(ref cursor, scratch);
        Assert.InRange(cursor.Position, start, frame.Length);
        Assert.True(IsJson(frame.AsSpan(start..cursor.Position)), "A parser of the schema accepts what is no JSON.");
        taken++;
    });

    private static bool IsJson(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new Utf8JsonReader(value);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int EndOfBody(byte[] frame, in FrameHeader header)
    {
        var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
        cursor.Skip();
        return cursor.Position;
    }

    private bool Try(byte[] frame, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (FrameFormatException error)
        {
            Assert.InRange(error.Offset, 0, frame.Length);
            refused++;
            return false;
        }
    }
}
