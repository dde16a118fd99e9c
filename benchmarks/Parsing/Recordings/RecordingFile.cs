using System.Text;
using System.Text.Json;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>
/// A file with a frame a line. A line is the frame itself, or a line of a recorder (as in <c>tests/Client.Tests/Recordings</c>): an object with <c>dir</c>, whose
/// <c>raw</c> has the frame as text. Of the latter only what came in counts; notes, closes, binary frames and what went out are passed over, and so are empty lines.
/// </summary>
public static class RecordingFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all frames.</summary>
    /// <exception cref="UsageException">The file cannot be read, a line is no JSON or no UTF-8, or there is no frame in it.</exception>
    public static IReadOnlyList<RecordedFrame> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, Strict);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is no UTF-8");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {problem.Message}");
        }

        RecordedFrame[] frames = [.. lines.Select((line, index) => FrameOf(line, index + 1, path)).OfType<RecordedFrame>()];
        return frames.Length > 0 ? frames : throw new UsageException($"{path} has no frame: expected is a JSON frame a line, or a recorder's lines with \"dir\":\"in\" and \"raw\"");
    }

    private static RecordedFrame? FrameOf(string line, int number, string path)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            string? frame = IsRecorded(document.RootElement, out JsonElement direction) ? RawOf(document.RootElement, direction) : line.Trim();
            return frame is null ? null : new RecordedFrame(number, Encoding.UTF8.GetBytes(frame));
        }
        catch (JsonException problem)
        {
            throw new UsageException($"{path}, line {number}: no JSON: {problem.Message}");
        }
    }

    /// <summary>A frame of the protocol has no member <c>dir</c>.</summary>
    private static bool IsRecorded(JsonElement line, out JsonElement direction)
    {
        direction = default;
        return line.ValueKind == JsonValueKind.Object && line.TryGetProperty("dir", out direction) && direction.ValueKind == JsonValueKind.String;
    }

    private static string? RawOf(JsonElement line, JsonElement direction) =>
        direction.ValueEquals("in") && line.TryGetProperty("raw", out JsonElement raw) && raw.ValueKind == JsonValueKind.String ? raw.GetString() : null;
}
