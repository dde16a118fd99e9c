using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Methods: ids, order, what may be absent, and errors.</summary>
public sealed class CallFactTests
{
    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    public static TheoryData<ServerFlavor, UpdatedOrder> Orders
    {
        get
        {
            var data = new TheoryData<ServerFlavor, UpdatedOrder>();
            foreach (var flavor in Enum.GetValues<ServerFlavor>())
            {
                foreach (var order in Enum.GetValues<UpdatedOrder>()) data.Add(flavor, order);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Ids_are_strings_and_none_is_used_twice(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        for (var round = 0; round < 3; round++)
        {
            await scene.Client.GetRoomsAsync().Within();
            await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        }

        var frames = scene.Socket.Received.Where(frame => frame.TextMember("msg") is "method" or "sub").ToList();
        Assert.All(frames, frame => Assert.NotNull(frame.TextMember("id")));
        Assert.Equal(frames.Count, frames.Select(frame => frame.TextMember("id")).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Params_are_always_there(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });

        await scene.Client.GetRoomsAsync().Within();

        Assert.Equal("[]", scene.Socket.Received.Single(frame => frame.TextMember("method") == "rooms/get").Member("params")!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Updated_and_result_come_in_any_order(ServerFlavor flavor, UpdatedOrder order)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, UpdatedOrder = order });

        Assert.Equal(2, (await scene.Client.GetRoomsAsync().Within()).Count);
        Assert.Equal("404", (await FailAsync(scene)).Code);
        Assert.Equal(scene.General.Id, await scene.Client.GetRoomIdAsync("general").Within());

        Assert.Equal((0, 0), (scene.Client.Connection.Statistics.UnknownKinds, scene.Client.Connection.Statistics.UnknownIds));
    }

    [Fact]
    public async Task A_call_ends_with_its_result_though_updated_names_others_or_never_comes()
    {
        await using var wire = await WirePeer.OpenAsync();
        var call = wire.Client.GetRoomIdAsync("general").AsTask();
        var id = (string)(await wire.HearAsync())["id"]!;

        await wire.SayAsync($$"""{"msg":"updated","methods":["{{id}}","x","y"]}""");
        await wire.SayAsync("""{"msg":"updated","methods":[]}""");
        await wire.SayAsync("""{"msg":"ping"}""");
        Assert.Equal("pong", (string?)(await wire.HearAsync())["msg"]);
        Assert.False(call.IsCompleted);
        await wire.SayAsync($$"""{"msg":"result","id":"{{id}}","result":"GENERAL"}""");

        Assert.Equal("GENERAL", await call.Within());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_absent_result_is_no_failure(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, EmptyAnswer = EmptyAnswer.NoResult });
        scene.Server.Faults.SkipCalls("rooms/get");

        // A void method, one that promises nothing for certain, and one that promises a list.
        await scene.Client.SendTypingAsync(scene.General.Id).Within();
        Assert.Null(await scene.Client.GetMessageAsync("none").Within());
        Assert.Empty(await scene.Client.GetRoomsAsync().Within());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("\"\"")]
    public async Task A_falsy_result_and_none_are_the_same_where_nothing_is_promised(string falsy)
    {
        await using var wire = await WirePeer.OpenAsync();
        var given = wire.Client.SendUserActivityAsync("r", "alice", [], new ActivityDetails()).AsTask();
        await wire.AnswerAsync("result", JsonNode.Parse(falsy));
        await given.Within();
        var dropped = wire.Client.SendUserActivityAsync("r", "alice", [], new ActivityDetails()).AsTask();
        var id = (string)(await wire.HearAsync())["id"]!;
        await wire.SayAsync($$"""{"msg":"result","id":"{{id}}"}""");

        await dropped.Within();
        Assert.Equal(0, wire.Statistics.Faults);
    }

    [Fact]
    public async Task The_service_answers_404_for_what_it_handed_on_and_gave_nothing()
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = ServerFlavor.Streamer });

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetMessageAsync("none").Within());

        Assert.Equal(("404", "Method 'getSingleMessage' not found"), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData("""{"isClientSafe":true,"error":"error-not-allowed","reason":"Not allowed","message":"Not allowed [error-not-allowed]","details":{"method":"x"},"errorType":"Meteor.Error"}""", "error-not-allowed", "Not allowed", """{"method":"x"}""")]
    [InlineData("""{"isClientSafe":true,"error":403,"reason":"Go away.","message":"Go away. [403]","errorType":"Meteor.Error"}""", "403", "Go away.", null)]
    [InlineData("""{"error":"Username is already in use","message":"[Username is already in use]","errorType":"Meteor.Error"}""", "Username is already in use", null, null)]
    [InlineData("""{"error":500,"reason":"Internal server error"}""", "500", "Internal server error", null)]
    [InlineData("""{"error":"error-x","details":"a sentence"}""", "error-x", null, "a sentence")]
    [InlineData("""{"error":"error-x","reason":null,"details":[1,2]}""", "error-x", null, "[1,2]")]
    [InlineData("""{"error":"error-x","details":{"deep":{"er":true}},"isClientSafe":false}""", "error-x", null, """{"deep":{"er":true}}""")]
    public async Task An_error_has_a_code_of_any_kind_and_everything_else_may_be_absent(string error, string code, string? reason, string? details)
    {
        await using var wire = await WirePeer.OpenAsync();
        var call = wire.Client.GetRoomIdAsync("general").AsTask();

        await wire.AnswerAsync("error", JsonNode.Parse(error));

        var refused = await Assert.ThrowsAsync<CallException>(() => call.Within());
        Assert.Equal((code, reason), (refused.Code, refused.Reason));
        Assert.Equal(details, refused.Error.Details?.Trim('"'));
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_method_holds_up_no_other_call_of_the_client()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.DelayReplies("rooms/get", TimeSpan.FromSeconds(1));

        var slow = scene.Client.GetRoomsAsync().AsTask();
        Assert.Equal(scene.General.Id, await scene.Client.GetRoomIdAsync("general").Within());

        Assert.False(slow.IsCompleted);
        Assert.Equal(2, (await slow.Within()).Count);
    }

    [Fact]
    public async Task A_frame_that_the_server_could_not_read_is_answered_without_an_id_and_its_call_ends_in_time()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { CallTimeout = TimeSpan.FromMilliseconds(500) });
        scene.Server.Faults.LoseCalls("getRoomIdByNameOrId");
        var call = scene.Client.GetRoomIdAsync("general").AsTask();
        scene.Server.Faults.SendText("""{"msg":"error","reason":"Malformed method invocation","offendingMessage":{"msg":"method","id":5}}""");

        await Assert.ThrowsAsync<CallTimeoutException>(() => call.Within());
        await Bounded.UntilAsync(() => scene.Client.Connection.Statistics.PeerFaults == 1);
    }

    [Theory]
    [InlineData("7.10.0", 0)]
    [InlineData("8.0.0", 1)]
    public async Task A_method_that_the_servers_version_has_no_longer_goes_over_HTTP(string version, int requests)
    {
        await using var scene = await Scene.OpenAsync(new() { Version = version });
        var message = scene.Say("well?");

        await scene.Client.SetReactionAsync(Emoji.Tada, message.Id, true).Within();

        Assert.NotNull(scene.General.Messages[0].Document["reactions"]![":tada:"]);
        Assert.Equal(requests, scene.Server.Requests.Count(request => request.Path == "/api/v1/chat.react"));
    }

    private static async Task<CallException> FailAsync(Scene scene)
    {
        scene.Server.Faults.FailCalls("getRoomIdByNameOrId", new DdpError(404, "Method 'getRoomIdByNameOrId' not found"));
        return await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomIdAsync("general").Within());
    }
}
