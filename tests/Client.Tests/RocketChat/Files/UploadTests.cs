using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Files;

/// <summary>Files on their way to the server.</summary>
public sealed class UploadTests
{
    private const string Staged = """{"file":{"_id":"f1","url":"/file-upload/f1/plan.png"},"success":true}""";
    private const string Posted = """{"message":{"_id":"m1","rid":"GENERAL","ts":"2026-01-02T03:04:05.678Z","msg":"the plan","tmid":"t1","u":{"_id":"u1","username":"alice"},"_updatedAt":"2026-01-02T03:04:05.700Z","file":{"_id":"f1","name":"plan.png","type":"image/png","size":5}},"success":true}""";

    [Fact]
    public async Task A_file_is_brought_to_the_server_and_then_posted()
    {
        var bodies = new ConcurrentQueue<string>();
        var stub = new HttpStub((request, body) =>
        {
            Assert.NotNull(HttpStub.Header(request, "X-User-Id"));
            Assert.NotNull(HttpStub.Header(request, "X-Auth-Token"));
            bodies.Enqueue(body);
            return HttpStub.Json(request.RequestUri!.AbsolutePath.Contains("mediaConfirm", StringComparison.Ordinal) ? Posted : Staged);
        });
        await using var scene = await FileScene.OpenAsync(stub);

        var posted = await scene.Client.UploadFileAsync("GENERAL", File("hello") with { Text = "the plan", Description = "a drawing", ThreadId = "t1" }).Within();

        Assert.Equal(("m1", "GENERAL", "t1", "the plan", "f1"), (posted.Id, posted.RoomId, posted.ThreadId, posted.Text, posted.File!.Id));
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05.678Z", System.Globalization.CultureInfo.InvariantCulture), posted.Timestamp);
        Assert.Equal(["POST /api/v1/rooms.media/GENERAL", "POST /api/v1/rooms.mediaConfirm/GENERAL/f1"], Paths(stub));
        var (form, confirmation) = (bodies.First(), bodies.Last());
        Assert.Contains("name=file; filename=plan.png", form, StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png", form, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nhello\r\n", form, StringComparison.Ordinal);
        Assert.Equal("""{"msg":"the plan","description":"a drawing","tmid":"t1"}""", confirmation);
    }

    [Fact]
    public async Task An_older_server_gets_all_of_it_at_once()
    {
        var form = "";
        var stub = new HttpStub((_, body) =>
        {
            form = body;
            return HttpStub.Json(Posted);
        });
        await using var scene = await FileScene.OpenAsync(stub, "7.10.2");

        var posted = await scene.Client.UploadFileAsync("GENERAL", File("hello") with { Text = "the plan", ThreadId = "t1" }).Within();

        Assert.Equal("m1", posted.Id);
        Assert.Equal(["POST /api/v1/rooms.upload/GENERAL"], Paths(stub));
        Assert.Matches("(?s)name=msg\r\n\r\nthe plan\r\n.*name=tmid\r\n\r\nt1\r\n.*name=file; filename=plan.png.*\r\n\r\nhello\r\n", form);
        Assert.DoesNotContain("name=description", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_told_piece_by_piece_up_to_the_whole()
    {
        var told = new ConcurrentQueue<FileProgress>();
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, body) => HttpStub.Json(body.StartsWith('{') ? Posted : Staged)));

        await scene.Client.UploadFileAsync("GENERAL", new FileUpload { Content = new MemoryStream(FileScene.Content(200_000)), Name = "data.bin" }, new Told(told)).Within();

        Assert.True(told.Count > 2);
        Assert.Equal(told.Select(progress => progress.Bytes).Order(), told.Select(progress => progress.Bytes));
        Assert.All(told, progress => Assert.Equal(200_000, progress.Total));
        Assert.Equal(200_000, told.Last().Bytes);
    }

    [Fact]
    public async Task A_large_file_is_never_whole_in_memory()
    {
        const long length = 256L << 20;
        await using var scene = await FileScene.OpenAsync(new Drain());
        var before = GC.GetTotalAllocatedBytes();

        await scene.Client.UploadFileAsync("GENERAL", new FileUpload { Content = new Endless(length), Name = "video.mp4", ContentType = "video/mp4" }).Within();

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, length / 8);
    }

    [Theory]
    [InlineData(413, """{"success":false,"error":"File exceeds allowed size","errorType":"error-file-too-large"}""", "error-file-too-large")]
    [InlineData(413, "<html>Request Entity Too Large</html>", "413")]
    [InlineData(400, """{"success":false,"error":"File type is not accepted.","errorType":"error-invalid-file-type"}""", "error-invalid-file-type")]
    [InlineData(400, """{"success":false,"error":"The required room was not found","errorType":"error-room-not-found"}""", "error-room-not-found")]
    [InlineData(200, """{"success":false,"error":"odd"}""", null)]
    public async Task What_the_server_refuses_has_a_code(int status, string answer, string? code)
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => HttpStub.Json(answer, (HttpStatusCode)status)));

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.UploadFileAsync("GENERAL", File("hello")).Within());

        Assert.Equal(("UploadFile", code, (HttpStatusCode)status), (error.Method, error.Code, error.StatusCode));
        if (status == 413) Assert.Contains("Send a smaller file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_users_own_stream_throws_reaches_the_user()
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => HttpStub.Json(Staged)));

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => scene.Client.UploadFileAsync("GENERAL", new FileUpload { Content = new Broken(), Name = "a" }).Within());

        Assert.Equal("the disk is broken", error.Message);
    }

    [Fact]
    public async Task An_upload_can_be_given_up()
    {
        using var giveUp = new CancellationTokenSource();
        await using var scene = await FileScene.OpenAsync(new Drain());

        var upload = scene.Client.UploadFileAsync("GENERAL", new FileUpload { Content = new Endless(long.MaxValue), Name = "a" }, new Cancelling(giveUp), giveUp.Token).Within();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
    }

    [Fact]
    public async Task An_upload_has_the_timeout_of_assets()
    {
        await using var scene = await FileScene.OpenAsync(new Drain(), configure: options => options with { AssetCallTimeout = TimeSpan.FromMilliseconds(50) });

        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => scene.Client.UploadFileAsync("GENERAL", new FileUpload { Content = new Endless(long.MaxValue), Name = "a" }).Within());

        Assert.Equal(TimeSpan.FromMilliseconds(50), error.Timeout);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_before()
    {
        var stub = new HttpStub((_, _) => HttpStub.Json(Staged));
        await using var scene = await FileScene.OpenAsync(stub);

        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.UploadFileAsync("GENERAL", File("x") with { Name = "" }).Within());
        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.UploadFileAsync("GENERAL", File("x") with { ContentType = "picture" }).Within());
        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.UploadFileAsync("..", File("x")).Within());
        Assert.Empty(stub.Asked);
    }

    [Fact]
    public async Task Nobody_uploads_without_a_login()
    {
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:9/websocket") });

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => client.UploadFileAsync("GENERAL", File("x")).Within());

        Assert.Contains("Connect first", error.Message, StringComparison.Ordinal);
    }

    private static FileUpload File(string text) => new() { Content = new MemoryStream(Encoding.UTF8.GetBytes(text)), Name = "plan.png", ContentType = "image/png" };

    private static IEnumerable<string> Paths(HttpStub stub) => stub.Asked.Select(asked => $"{asked.Split(' ')[0]} {new Uri(asked.Split(' ')[1]).AbsolutePath}");

    private sealed class Told(ConcurrentQueue<FileProgress> told) : IProgress<FileProgress>
    {
        public void Report(FileProgress value) => told.Enqueue(value);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<FileProgress>
    {
        public void Report(FileProgress value) => source.Cancel();
    }

    /// <summary>A server that reads everything and keeps nothing.</summary>
    private sealed class Drain : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return HttpStub.Json(request.Content is MultipartFormDataContent ? Staged : Posted);
        }
    }

    private sealed class Broken : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidDataException("the disk is broken");
    }

    /// <summary>A long file that nobody has to hold.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private long left = length;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(left, buffer.Length);
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
