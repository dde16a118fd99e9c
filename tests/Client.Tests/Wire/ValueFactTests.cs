using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>EJSON over the socket, plain JSON over HTTP.</summary>
public sealed class ValueFactTests
{
    [Theory]
    [InlineData("""{"$date":1732358386633}""", "2024-11-23T10:39:46.6330000+00:00")]
    [InlineData("""{"$date":0}""", "1970-01-01T00:00:00.0000000+00:00")]
    [InlineData("""{"$date":-1}""", "1969-12-31T23:59:59.9990000+00:00")]
    [InlineData("""{"$date":null}""", null)]
    [InlineData("null", null)]
    public async Task A_date_is_milliseconds_and_may_be_null(string written, string? moment)
    {
        var message = await HearAsync($$$"""{"_id":"m","rid":"r","msg":"x","u":{"_id":"u","username":"bob"},"editedAt":{{{written}}} }""");

        Assert.Equal(moment, message.EditedAt?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"$binary":"aGk="}""")]
    [InlineData("""{"$InfNaN":0}""")]
    [InlineData("""{"$InfNaN":1}""")]
    [InlineData("""{"$InfNaN":-1}""")]
    [InlineData("""{"$regexp":"^a","$flags":"i"}""")]
    [InlineData("""{"$escape":{"$date":1}}""")]
    [InlineData("""{"$type":"oid","$value":"64b0"}""")]
    public async Task Forms_of_EJSON_in_members_that_nobody_typed_are_passed_over_or_handed_on_as_they_are(string form)
    {
        var document = $$$"""{"_id":"m","rid":"r","msg":"still read","u":{"_id":"u","username":"bob"},"somethingNew":{{{form}}},"customFields":{"x":{{{form}}} }}""";
        await using var wire = await WirePeer.OpenAsync();
        var (records, raws) = (new Inbox<Message>(), new Inbox<RawJson>());
        var typed = wire.Client.SubscribeToRoomMessagesAsync("r", records.AddAsync).AsTask();
        await ConfirmAsync(wire);
        await using var first = await typed.Within();
        await using var second = await wire.Client.SubscribeToRoomMessagesRawAsync("r", raws.AddAsync).Within();

        await wire.SayAsync(Event(document));

        Assert.Equal("still read", (await records.NextAsync()).Text);
        using var raw = await raws.NextAsync();
        Assert.Contains(document, raw.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, wire.Statistics.Faults);
    }

    [Fact]
    public async Task What_was_undefined_in_a_list_is_null_there()
    {
        await using var wire = await WirePeer.OpenAsync();
        var inbox = new Inbox<PresenceChange>();
        var subscribing = wire.Client.SubscribeToPresenceAsync("u1", inbox.AddAsync).AsTask();
        await ConfirmAsync(wire);
        await using var subscription = await subscribing.Within();

        await wire.SayAsync("""{"msg":"changed","collection":"stream-user-presence","id":"u1","fields":{"uid":"u1","eventName":"u1","args":[["bob",null,null]]}}""");

        var change = await inbox.NextAsync();
        Assert.Equal(("bob", null, null), (change.Username, change.Status, change.Text));
    }

    [Fact]
    public async Task Dates_over_HTTP_are_text_and_read_the_same()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri, Reconnect = ReconnectPolicy.Never });
        var digest = RocketChatCredentials.Password("alice", "secret").Password!;

        var login = await client.LogInOverHttpAsync("alice", digest).Within();

        Assert.Matches(@"""createdAt"":""\d{4}-\d\d-\d\dT[^""]+Z""", await RawLoginAsync(scene));
        Assert.InRange(login.User!.CreatedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_method_over_HTTP_is_a_frame_inside_of_a_text_inside_of_JSON_both_ways()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Say("say \"this\" and \\that");

        var history = await scene.Client.CallMethodOverHttpAsync("loadHistory", JsonSerializer.SerializeToElement(new object?[] { scene.General.Id, null, 5, null })).Within();
        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.CallMethodOverHttpAsync("getRoomIdByNameOrId", JsonSerializer.SerializeToElement(new[] { "nowhere" })).Within());

        Assert.Equal("say \"this\" and \\that", history.GetProperty("messages")[0].GetProperty("msg").GetString());
        Assert.True(history.GetProperty("messages")[0].GetProperty("ts").TryGetProperty("$date", out _));
        Assert.Equal("error-not-allowed", refused.Code);
        var body = JsonNode.Parse((await scene.Server.WaitForRequestAsync(request => request.Path.EndsWith("/method.call/loadHistory", StringComparison.Ordinal))).Text)!;
        Assert.Equal("loadHistory", (string?)JsonNode.Parse((string)body["message"]!)!["method"]);
    }

    private static async Task<string> RawLoginAsync(Scene scene)
    {
        using var http = new HttpClient();
        using var body = new StringContent("""{"user":"alice","password":"secret"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(scene.Server.HttpUri, "api/v1/login"), body).Within();
        return await answer.Content.ReadAsStringAsync().Within();
    }

    private static async Task<Message> HearAsync(string document)
    {
        await using var wire = await WirePeer.OpenAsync();
        var inbox = new Inbox<Message>();
        var subscribing = wire.Client.SubscribeToRoomMessagesAsync("r", inbox.AddAsync).AsTask();
        await ConfirmAsync(wire);
        await using var subscription = await subscribing.Within();
        await wire.SayAsync(Event(document));
        return await inbox.NextAsync();
    }

    private static async Task ConfirmAsync(WirePeer wire) =>
        await wire.SayAsync($$"""{"msg":"ready","subs":["{{(string)(await wire.HearAsync())["id"]!}}"]}""");

    private static string Event(string document) =>
        $$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"r","args":[{{{document}}}]}}""";
}
