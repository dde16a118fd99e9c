using System.Text;
using Framewright.Benchmarks.Parsing;
using Framewright.Benchmarks.Parsing.Recordings;

namespace Framewright.Benchmarks.Tests.Recordings;

public sealed class RecordingFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Lines_are_frames_or_what_a_recorder_wrote()
    {
        File.WriteAllText(path, """
            {"msg":"ping"}

            {"t":1,"dir":"in","raw":"{\"msg\":\"pong\"}"}
            {"t":2,"dir":"out","raw":"{\"msg\":\"sub\"}"}
            {"t":3,"dir":"note","note":"upgrade 101"}
            {"t":4,"dir":"in","ws":"close","code":1000}
            """);

        IReadOnlyList<RecordedFrame> frames = RecordingFile.Read(path);

        Assert.Equal([(1, """{"msg":"ping"}"""), (3, """{"msg":"pong"}""")], frames.Select(frame => (frame.Line, Encoding.UTF8.GetString(frame.Utf8))));
    }

    [Fact]
    public void A_line_that_is_no_JSON_is_named()
    {
        File.WriteAllText(path, "{}\n{\"a\":");

        Assert.Contains("line 2: no JSON", Assert.Throws<UsageException>(() => RecordingFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_frames_says_what_is_expected()
    {
        File.WriteAllText(path, "\n");

        Assert.Contains("has no frame", Assert.Throws<UsageException>(() => RecordingFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_UTF8_says_so()
    {
        File.WriteAllBytes(path, [(byte)'"', 0xFF, (byte)'"']);

        Assert.Contains("is no UTF-8", Assert.Throws<UsageException>(() => RecordingFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_so() => Assert.Contains("cannot be read", Assert.Throws<UsageException>(() => RecordingFile.Read(path + ".missing")).Message, StringComparison.Ordinal);
}
