using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Rest;

public sealed class FileRouteTests
{
    [Fact]
    public async Task A_file_goes_up_in_two_steps_and_comes_down_again()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        await scene.BobClient.SubscribeAsync("s", "stream-room-messages", scene.Room.Id, false);
        using var form = Form("a cat.png", "image/png", "not really a cat");

        var stored = await rest.PostAsync("rooms.media/" + scene.Room.Id, form);
        await scene.BobClient.ExpectQuietAsync();
        var url = (string)stored["file"]!["url"]!;
        var confirmed = await rest.PostAsync($"rooms.mediaConfirm/{scene.Room.Id}/{(string)stored["file"]!["_id"]!}", new JsonObject { ["msg"] = "look", ["description"] = "my cat" });

        var heard = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
        Assert.Equal((string?)confirmed["message"]!["_id"], (string?)heard["_id"]);
        Assert.Equal(("look", "a cat.png", "image/png"), ((string?)heard["msg"], (string?)heard["file"]!["name"], (string?)heard["file"]!["type"]));
        var attachment = heard["attachments"]![0]!;
        Assert.Equal((url, url, "my cat"), ((string?)attachment["title_link"], (string?)attachment["image_url"], (string?)attachment["description"]));
        using var file = await rest.FetchAsync(url);
        Assert.Equal(("image/png", "not really a cat"), (file.Content.Headers.ContentType!.MediaType, await file.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Older_servers_take_it_in_one_step()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        using var form = Form("notes.txt", "text/plain", "words", ("msg", "read this"));

        var answer = await rest.PostAsync("rooms.upload/" + scene.Room.Id, form);

        Assert.Equal("read this", (string?)answer["message"]!["msg"]);
        Assert.Null(answer["message"]!["attachments"]![0]!["image_url"]);
        Assert.Equal("notes.txt", (string?)scene.Room.Messages.Single().Document["file"]!["name"]);
    }

    [Fact]
    public async Task Files_are_for_those_who_may_read_the_room()
    {
        await using var scene = await Scene.OpenAsync();
        var secret = scene.Server.AddRoom("secret", RoomKind.PrivateGroup, scene.Bob);
        using var bob = new RestClient(scene.Server, scene.Bob);
        using var alice = new RestClient(scene.Server, scene.Alice);
        using var nobody = new RestClient(scene.Server);
        using var form = Form("x", "text/plain", "x");
        using var again = Form("x", "text/plain", "x");
        var url = (string)(await bob.PostAsync("rooms.media/" + secret.Id, form))["file"]!["url"]!;

        Assert.Equal("error-not-allowed", (string?)(await alice.PostAsync("rooms.media/" + secret.Id, again))["errorType"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await alice.FetchAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.FetchAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.FetchAsync("/file-upload/none/x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bob.FetchAsync(url)).StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_or_missing_or_confirmed_twice_is_refused()
    {
        await using var scene = await Scene.OpenAsync(new() { MaxUploadBytes = 4 });
        using var rest = new RestClient(scene.Server, scene.Alice);
        using var large = Form("x", "text/plain", "12345");
        using var small = Form("x", "text/plain", "1234");
        using var none = new MultipartFormDataContent { { new StringContent("x"), "msg" } };

        Assert.Equal("error-file-too-large", (string?)(await rest.PostAsync("rooms.media/" + scene.Room.Id, large))["errorType"]);
        Assert.Equal("error-field-not-found", (string?)(await rest.PostAsync("rooms.media/" + scene.Room.Id, none))["errorType"]);
        var id = (string)(await rest.PostAsync("rooms.media/" + scene.Room.Id, small))["file"]!["_id"]!;
        Assert.True((bool)(await rest.PostAsync($"rooms.mediaConfirm/{scene.Room.Id}/{id}", new JsonObject()))["success"]!);
        Assert.Equal("invalid-file", (string?)(await rest.PostAsync($"rooms.mediaConfirm/{scene.Room.Id}/{id}", new JsonObject()))["errorType"]);
    }

    private static MultipartFormDataContent Form(string name, string type, string content, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new(type);
        var form = new MultipartFormDataContent { { file, "file", name } };
        foreach (var field in fields)
            form.Add(new StringContent(field.Value), field.Name);
        return form;
    }
}
