using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Generated;
using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.Unicode;

namespace Framewright.Benchmarks.Parsing.Contestants;

/// <summary>Our own parsers, generated from the product's schemas, called as a connection calls them: header, body in one strict pass, tail, then views or records.</summary>
/// <remarks>
/// Who validates UTF-8: strict, we check the whole frame here, although a connection leaves that to its transport. System.Text.Json checks the texts that it makes strings of
/// and none that it skips; <see cref="System.Text.Json.Utf8JsonReader"/> checks none. Everything else about a frame is validated by all of them, to its last byte. Trusting, we check neither UTF-8 nor what is passed over.
/// </remarks>
/// <typeparam name="TForm">Views or records.</typeparam>
internal readonly struct GeneratedContestant<TForm>(ResultShape result, JsonChecks checks = JsonChecks.Strict) : IContestant
    where TForm : struct, IBodyForm
{
    private readonly ViewScratch scratch = new();
    private readonly HeaderMemo<Ddp> headers = new(default);

    public void Run(ReadOnlySpan<byte> frame, ref ExtractedChecksum checksum)
    {
        if (checks == JsonChecks.Strict && !Utf8Check.IsValid(frame))
            throw new FrameFormatException("valid UTF-8", 0);
        scratch.Reset();
        headers.Read(frame, out FrameHeader header);
        BodyShape shape = BodyReader.ShapeOf(frame, header, result);
        Slot body = default;
        if (shape == BodyShape.None)
        {
            Complete(frame, header);
        }
        else
        {
            var cursor = new JsonCursor(frame, header.Body, header.BodyDepth, checks);
            body = BodyReader.Read(shape, ref cursor, scratch);
            Ddp.ReadTail(frame, cursor.Position, ref header);
        }

        HeaderTokens.Fold(frame, header, ref checksum);
        TForm.Fold(shape, frame, scratch, body, ref checksum);
    }

    /// <summary>A connection stops reading a frame that it has no use for, such as <c>updated</c>. The peers read to the end, and so do we.</summary>
    private void Complete(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (header.IsComplete)
            return;
        var cursor = new JsonCursor(frame, checks: checks);
        cursor.Skip();
        cursor.ExpectEnd();
    }
}
