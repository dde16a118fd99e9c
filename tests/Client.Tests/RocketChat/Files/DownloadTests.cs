using System.Collections.Concurrent;
using System.Net;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Files;

/// <summary>Files on their way from the server.</summary>
public sealed class DownloadTests
{
    [Fact]
    public async Task A_file_of_a_message_arrives_byte_by_byte()
    {
        var content = FileScene.Content(300_000);
        var stub = new HttpStub((request, _) =>
        {
            Assert.NotNull(HttpStub.Header(request, "X-User-Id"));
            Assert.NotNull(HttpStub.Header(request, "X-Auth-Token"));
            return HttpStub.Bytes(content);
        });
        await using var scene = await FileScene.OpenAsync(stub);
        var told = new ConcurrentQueue<FileProgress>();
        using var target = new MemoryStream();

        var length = await scene.Client.DownloadFileAsync(new MessageFile { Id = "f1", Name = "a plan/ä.png" }, target, new Told(told), maxBytes: 300_000).Within();

        Assert.Equal(300_000, length);
        Assert.Equal(content, target.ToArray());
        Assert.Equal("/file-upload/f1/a%20plan%2F%C3%A4.png", new Uri(Assert.Single(stub.Asked).Split(' ')[1]).AbsolutePath);
        Assert.Equal(new FileProgress(300_000, 300_000), told.Last());
    }

    [Theory]
    [InlineData("/file-upload/f1/plan.png", "/file-upload/f1/plan.png")]
    [InlineData("/team/file-upload/f1/plan.png", "/file-upload/f1/plan.png")]
    public async Task A_link_leads_to_the_servers_own_files(string link, string path)
    {
        var stub = new HttpStub((_, _) => HttpStub.Bytes([1, 2, 3]));
        await using var scene = await FileScene.OpenAsync(stub);
        using var target = new MemoryStream();

        Assert.Equal(3, await scene.Client.DownloadFileAsync(link, target).Within());
        Assert.Equal(path, new Uri(Assert.Single(stub.Asked).Split(' ')[1]).AbsolutePath);
    }

    [Theory]
    [InlineData("https://elsewhere.example/file-upload/f1/plan.png")]
    [InlineData("//elsewhere.example/file-upload/f1/plan.png")]
    [InlineData("/api/v1/users.deleteOwnAccount")]
    [InlineData("/file-upload/../api/v1/me")]
    [InlineData("/file-upload/%2e%2e/api/v1/me")]
    [InlineData("/file-upload/f1/plan.png?token=1")]
    [InlineData("file-upload/f1")]
    public async Task A_link_to_anywhere_else_gets_no_token(string link)
    {
        var stub = new HttpStub((_, _) => HttpStub.Bytes([1]));
        await using var scene = await FileScene.OpenAsync(stub);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.DownloadFileAsync(link, Stream.Null).Within());

        Assert.Contains("Only files of the server itself", error.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Asked);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_users_token()
    {
        var stub = new HttpStub((request, _) =>
        {
            if (request.RequestUri!.Host == "127.0.0.1") return HttpStub.Redirect("https://storage.example/signed?key=1");
            Assert.Null(HttpStub.Header(request, "X-Auth-Token"));
            Assert.Null(HttpStub.Header(request, "X-User-Id"));
            return HttpStub.Bytes([7, 8]);
        });
        await using var scene = await FileScene.OpenAsync(stub);
        using var target = new MemoryStream();

        await scene.Client.DownloadFileAsync("/file-upload/f1/a", target).Within();

        Assert.Equal([7, 8], target.ToArray());
        Assert.Equal("GET https://storage.example/signed?key=1", stub.Asked.Last());
    }

    [Fact]
    public async Task A_redirect_to_a_place_that_everybody_can_read_is_not_followed()
    {
        var stub = new HttpStub((_, _) => HttpStub.Redirect("http://storage.example/signed?key=planted"));
        await using var scene = await FileScene.OpenAsync(stub);

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", Stream.Null).Within());

        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        Assert.Single(stub.Asked);
    }

    [Fact]
    public async Task Redirects_come_to_an_end()
    {
        var stub = new HttpStub((_, _) => HttpStub.Redirect("/file-upload/f1/a"));
        await using var scene = await FileScene.OpenAsync(stub);

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", Stream.Null).Within());

        Assert.Equal(HttpStatusCode.Redirect, error.StatusCode);
        Assert.Equal(6, stub.Asked.Count);
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(403, "403")]
    public async Task A_file_that_is_not_there_or_not_for_the_user_is_an_error_with_a_code(int status, string code)
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => HttpStub.Json("Not found", (HttpStatusCode)status)));
        using var target = new MemoryStream();

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", target).Within());

        Assert.Equal(("DownloadFile", code), (error.Method, error.Code));
        Assert.Equal(0, target.Length);
    }

    [Fact]
    public async Task A_file_that_is_larger_than_wanted_is_not_written()
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => HttpStub.Bytes(new byte[101])));
        using var target = new MemoryStream();

        var error = await Assert.ThrowsAsync<FileTooLargeException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", target, maxBytes: 100).Within());

        Assert.Equal((100, 101L), (error.MaxBytes, error.Length));
        Assert.Contains("Raise the limit", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, target.Length);
    }

    [Fact]
    public async Task A_file_whose_length_nobody_announced_stops_at_the_limit()
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new Unmeasured(1_000_000) }));
        using var target = new MemoryStream();

        var error = await Assert.ThrowsAsync<FileTooLargeException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", target, maxBytes: 200_000).Within());

        Assert.Null(error.Length);
        Assert.InRange(target.Length, 1, 200_000);
    }

    [Fact]
    public async Task What_the_users_own_target_throws_reaches_the_user()
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => HttpStub.Bytes([1])));

        var error = await Assert.ThrowsAsync<IOException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", new Full()).Within());

        Assert.Equal("the disk is full", error.Message);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_lost_connection()
    {
        await using var scene = await FileScene.OpenAsync(new HttpStub((_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Broken()) }));

        await Assert.ThrowsAsync<ConnectionLostException>(() => scene.Client.DownloadFileAsync("/file-upload/f1/a", Stream.Null).Within());
    }

    private sealed class Told(ConcurrentQueue<FileProgress> told) : IProgress<FileProgress>
    {
        public void Report(FileProgress value) => told.Enqueue(value);
    }

    private sealed class Full : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the disk is full");
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset by peer");
    }

    /// <summary>A body that comes in chunks.</summary>
    private sealed class Unmeasured(int length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(new byte[length]).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = 0;
            return false;
        }
    }
}
