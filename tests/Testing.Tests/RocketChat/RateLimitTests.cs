using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class RateLimitTests
{
    private const string RoomMessages = "stream-room-messages";

    private static readonly RequestLimit TwoInFourSeconds = new(2, TimeSpan.FromSeconds(4));

    [Fact]
    public async Task One_subscription_too_many_is_told_when_to_come_back()
    {
        var time = new ManualTime();
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { SubscriptionLimit = TwoInFourSeconds, TimeProvider = time });
        Assert.Equal("ready", await AnswerAsync(scene.BobClient, "a", scene.Room.Id));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("ready", await AnswerAsync(scene.BobClient, "b", scene.Room.Id));

        var refused = await scene.BobClient.SubscribeAsync("c", RoomMessages, scene.Room.Id, false);

        Assert.Equal("""{"msg":"nosub","id":"c","error":{"isClientSafe":true,"error":"too-many-requests","reason":"Error, too many requests. Please slow down. You must wait 3 seconds before trying again.","details":{"timeToReset":3000},"message":"Error, too many requests. Please slow down. You must wait 3 seconds before trying again. [too-many-requests]","errorType":"Meteor.Error"}}""", refused.ToJsonString());
        Assert.Equal(2, scene.Server.SubscriptionCount());
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("ready", await AnswerAsync(scene.BobClient, "c", scene.Room.Id));
    }

    [Fact]
    public async Task Each_stream_and_each_connection_has_its_own_window()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { SubscriptionLimit = new RequestLimit(1, TimeSpan.FromHours(1)) });
        Assert.Equal("ready", await AnswerAsync(scene.BobClient, "a", scene.Room.Id));
        Assert.Equal("nosub", await AnswerAsync(scene.BobClient, "b", scene.Room.Id));
        Assert.Equal("ready", (string?)(await scene.BobClient.SubscribeAsync("c", "stream-notify-room", scene.Room.Id + "/deleteMessage", false))["msg"]);
        Assert.Equal("ready", await AnswerAsync(scene.AliceClient, "a", scene.Room.Id));
        await using var again = await TestClient.LoginAsync(scene.Server, scene.Bob);
        Assert.Equal("ready", await AnswerAsync(again, "a", scene.Room.Id));
    }

    [Fact]
    public async Task A_user_s_window_outlives_the_connection()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { UserSubscriptionLimit = new RequestLimit(1, TimeSpan.FromHours(1)) });
        Assert.Equal("ready", await AnswerAsync(scene.BobClient, "a", scene.Room.Id));
        await using var again = await TestClient.LoginAsync(scene.Server, scene.Bob);
        Assert.Equal("nosub", await AnswerAsync(again, "a", scene.Room.Id));
        Assert.Equal("ready", await AnswerAsync(scene.AliceClient, "a", scene.Room.Id));
    }

    [Fact]
    public async Task One_call_too_many_is_not_run()
    {
        var time = new ManualTime();
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { CallLimit = TwoInFourSeconds, TimeProvider = time });
        await scene.BobClient.CallAsync("sendMessage", scene.Draft("1"));
        await scene.BobClient.CallAsync("sendMessage", scene.Draft("2"));

        var refused = await scene.BobClient.CallAsync("sendMessage", scene.Draft("3"));

        Assert.Equal("too-many-requests", refused.ErrorCode);
        Assert.Equal(4000, (int)refused.Error["details"]!["timeToReset"]!);
        Assert.Equal(["1", "2"], scene.Server.Messages.Select(message => message.Text));
        Assert.True((await scene.BobClient.CallAsync("rooms/get")).HasResult);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.True((await scene.BobClient.CallAsync("sendMessage", scene.Draft("3"))).HasResult);
    }

    [Fact]
    public async Task A_method_s_own_limit_goes_before_the_one_of_all()
    {
        var own = new Dictionary<string, RequestLimit> { ["rooms/get"] = new(1, TimeSpan.FromHours(1)) };
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { MethodLimits = own, CallLimit = new RequestLimit(3, TimeSpan.FromHours(1)) });
        Assert.True((await scene.BobClient.CallAsync("rooms/get")).HasResult);
        Assert.Equal("too-many-requests", (await scene.BobClient.CallAsync("rooms/get")).ErrorCode);
        for (var number = 0; number < 3; number++)
            Assert.True((await scene.BobClient.CallAsync("subscriptions/get")).HasResult);
        Assert.Equal("too-many-requests", (await scene.BobClient.CallAsync("subscriptions/get")).ErrorCode);
        Assert.Equal("404", (await scene.BobClient.CallAsync("no-such")).ErrorCode);
    }

    private static async Task<string?> AnswerAsync(TestClient client, string id, string roomId) =>
        (string?)(await client.SubscribeAsync(id, RoomMessages, roomId, false))["msg"];
}
