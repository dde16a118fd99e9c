using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Client.Tests.RocketChat.Notifications;

/// <summary>Calls: one event for many rings, and what becomes of them.</summary>
public sealed class ConferenceCallTests
{
    private static readonly VideoConferenceCall Call = new() { Id = "c1", UserId = "bob", RoomId = "r1" };

    [Fact]
    public async Task A_call_rings_once_and_is_cancelled()
    {
        await using var scene = await Scene.OpenAsync();
        await using var calls = scene.Client.ConferenceCallsAsync().GetAsyncEnumerator();
        var first = calls.MoveNextAsync();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 1).Within();

        Signal(scene, "call");
        Signal(scene, "call");
        Signal(scene, "call");
        Signal(scene, "canceled");

        Assert.True(await first.Within());
        Assert.Equal(new ConferenceCallEvent.Ringing(Call with { UserId = scene.Bob.Id }, IsOfRoom: false), calls.Current);
        Assert.True(await calls.MoveNextAsync().Within());
        Assert.Equal(new ConferenceCallEvent.Cancelled(Call with { UserId = scene.Bob.Id }), calls.Current);
    }

    [Fact]
    public async Task A_call_that_falls_silent_has_ended_its_ringing()
    {
        var time = new ManualTimeProvider();
        await using var scene = await Scene.OpenAsync();
        await using var calls = scene.Client.ConferenceCallsAsync(TimeSpan.FromSeconds(10), time).GetAsyncEnumerator();
        var next = calls.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 1).Within();

        Signal(scene, "call");
        Assert.True(await next.Within());
        next = calls.MoveNextAsync().AsTask();
        await Bounded.UntilAsync(() => time.SetTimerCount == 1);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.True(await next.Within());
        Assert.IsType<ConferenceCallEvent.RingingEnded>(calls.Current);

        next = calls.MoveNextAsync().AsTask();
        Signal(scene, "call");
        Assert.True(await next.Within());
        Assert.IsType<ConferenceCallEvent.Ringing>(calls.Current);
    }

    [Fact]
    public async Task Each_ring_gives_more_time()
    {
        var time = new ManualTimeProvider();
        await using var scene = await Scene.OpenAsync();
        await using var calls = scene.Client.ConferenceCallsAsync(TimeSpan.FromSeconds(10), time).GetAsyncEnumerator();
        var next = calls.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 1).Within();
        Signal(scene, "call");
        Assert.True(await next.Within());

        next = calls.MoveNextAsync().AsTask();
        await Bounded.UntilAsync(() => time.SetTimerCount == 1);
        time.Advance(TimeSpan.FromSeconds(9));
        Signal(scene, "call");
        Signal(scene, "call", "c2");
        Assert.True(await next.Within());
        Assert.Equal("c2", calls.Current.Call.Id);

        next = calls.MoveNextAsync().AsTask();
        await Bounded.UntilAsync(() => time.SetTimerCount == 1);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await next.Within());
        Assert.IsType<ConferenceCallEvent.RingingEnded>(calls.Current);
    }

    public static TheoryData<string, Type> Steps => new()
    {
        { "ring", typeof(ConferenceCallEvent.Ringing) },
        { "accepted", typeof(ConferenceCallEvent.Accepted) },
        { "rejected", typeof(ConferenceCallEvent.Rejected) },
        { "confirmed", typeof(ConferenceCallEvent.Confirmed) },
        { "join", typeof(ConferenceCallEvent.Joined) },
        { "end", typeof(ConferenceCallEvent.Ended) },
        { "canceled", typeof(ConferenceCallEvent.Cancelled) },
        { "moved", typeof(ConferenceCallEvent.Other) },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Each_step_has_its_type(string action, Type type)
    {
        await using var scene = await Scene.OpenAsync();
        await using var calls = scene.Client.ConferenceCallsAsync().GetAsyncEnumerator();
        var next = calls.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 1).Within();

        Signal(scene, action);

        Assert.True(await next.Within());
        Assert.IsType(type, calls.Current);
        Assert.Equal(action == "ring", calls.Current is ConferenceCallEvent.Ringing { IsOfRoom: true });
    }

    [Theory]
    [InlineData(true, "accepted")]
    [InlineData(false, "rejected")]
    public async Task An_answer_goes_to_the_caller_in_the_users_own_name(bool accepts, string action)
    {
        await using var scene = await Scene.OpenAsync();
        var call = Call with { UserId = scene.Bob.Id };

        var answered = accepts ? scene.Client.AcceptCallAsync(call).AsTask() : scene.Client.RejectCallAsync(call).AsTask();
        var sent = await scene.Socket.WaitForFrameAsync(frame => frame.Text!.Contains("stream-notify-user", StringComparison.Ordinal)).Within();

        var parameters = JsonNode.Parse(sent.Text!)!["params"]!;
        Assert.Equal($"{scene.Bob.Id}/video-conference", (string?)parameters[0]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""{ "action": "{{action}}", "params": { "callId": "c1", "uid": "{{scene.Alice.Id}}", "rid": "r1" } }"""), parameters[1]));
        await answered.Within();
    }

    [Fact]
    public async Task Giving_up_ends_the_subscription()
    {
        await using var scene = await Scene.OpenAsync();
        using var leaving = new CancellationTokenSource();
        var calls = scene.Client.ConferenceCallsAsync(cancellationToken: leaving.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = calls.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 1).Within();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within());
        await calls.DisposeAsync().Within();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/video-conference", 0).Within();
    }

    [Fact]
    public async Task A_patience_of_nothing_is_refused()
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await scene.Client.ConferenceCallsAsync(TimeSpan.Zero).GetAsyncEnumerator().MoveNextAsync());
    }

    private static void Signal(Scene scene, string action, string id = "c1") => scene.Server.Publish("stream-notify-user", $"{scene.Alice.Id}/video-conference", JsonNode.Parse(
        $$"""{ "action": "{{action}}", "params": { "callId": "{{id}}", "uid": "{{scene.Bob.Id}}", "rid": "r1" } }"""));
}
