using System.Text;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Files;

/// <summary>Files there and back over real sockets, with the embedded server of two versions.</summary>
public sealed class EmbeddedFileTests
{
    [Theory]
    [InlineData("8.3.0", "rooms.mediaConfirm")]
    [InlineData("7.10.0", "rooms.upload")]
    public async Task What_is_uploaded_is_told_and_downloaded(string version, string way)
    {
        var content = FileScene.Content(3_000_000);
        await using var scene = await Scene.OpenAsync(new() { Version = version });
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).AsTask().Within();

        var posted = await scene.Client.UploadFileAsync(
            scene.General.Id,
            new FileUpload { Content = new MemoryStream(content), Name = "ein Plan ü.png", ContentType = "image/png", Text = "the plan", Description = "a drawing" }).Within();

        var told = await inbox.NextAsync();
        Assert.Equal((posted.Id, "the plan", scene.Alice.Id), (told.Id, told.Text, told.Sender.Id));
        Assert.Equal(("ein Plan ü.png", "image/png", 3_000_000L), (told.File!.Name, told.File.ContentType, told.File.Size));
        Assert.Contains(scene.Server.Requests, request => request.Path.Contains(way, StringComparison.Ordinal));

        using var target = new MemoryStream();
        Assert.Equal(3_000_000, await scene.Client.DownloadFileAsync(told.File, target).Within());
        Assert.Equal(content, target.ToArray());
    }

    [Theory]
    [InlineData("8.3.0")]
    [InlineData("7.10.0")]
    public async Task A_file_that_is_too_large_is_an_error_that_says_what_to_do(string version)
    {
        await using var scene = await Scene.OpenAsync(new() { Version = version, MaxUploadBytes = 10 });

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.UploadFileAsync(scene.General.Id, new FileUpload { Content = new MemoryStream(Encoding.UTF8.GetBytes("more than ten")), Name = "a.txt" }).Within());

        Assert.Equal(RocketChatErrors.FileTooLarge, error.Code);
        Assert.Contains("Send a smaller file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_of_others_takes_no_file_and_gives_none()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions());

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.UploadFileAsync(scene.Secret.Id, new FileUpload { Content = new MemoryStream([1]), Name = "a.txt" }).Within());
        var missing = await Assert.ThrowsAsync<CallException>(() => scene.Client.DownloadFileAsync("/file-upload/none/a.txt", Stream.Null).Within());

        Assert.Equal(RocketChatErrors.NotAllowed, error.Code);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }
}
