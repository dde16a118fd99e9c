using System.Text.Json;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Recorded;

/// <summary>Plays one recorded connection against a live client: the client does what the recorded one did, and hears what that one heard, under its own ids.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private static readonly ValueStream<JsonCodec, JsonSlice, JsonElement> Anything = new("Replayed");

    private readonly ScriptedServer server = new();
    private readonly RocketChatClient client;
    private readonly Dictionary<string, ReplayedCall> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReplayedSubscription> subscriptions = new(StringComparer.Ordinal);
    private ScriptedPeer? peer;
    private Task connecting = Task.CompletedTask;
    private bool isOpened;
    private bool isRefused;
    private JsonObject? close;

    public Replay() => client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address, Rates = new RateLimits() });

    public async Task RunAsync(IReadOnlyList<JsonObject> lines)
    {
        connecting = client.ConnectAsync().AsTask();
        peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");
        foreach (var line in lines.TakeWhile(_ => close is null))
        {
            if (Recording.Frame(line, "out") is { } sent) await ActAsync(sent);
            else if (Recording.Frame(line, "in") is { } heard) await TellAsync(heard);
            else if ((string?)line["ws"] == "close") await CloseAsync(line);
        }

        await CheckAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync().Within();
        peer?.Dispose();
        server.Dispose();
    }

    private async Task ActAsync(string sent)
    {
        if (!isOpened || TryParse(sent) is not { } frame || frame["id"] is not JsonValue id) return;
        switch (frame["msg"]?.ToString())
        {
            case "method":
                // Which method is called makes no difference to the session, so one stands for all.
                var call = client.GetRoomsRawAsync().AsTask();
                calls[id.ToJsonString()] = new ReplayedCall((string)(await peer!.ReadAsync("method"))["id"]!, call);
                break;
            case "sub":
                await SubscribeAsync(id.ToJsonString(), frame);
                break;
            case "unsub" when subscriptions.TryGetValue(id.ToJsonString(), out var left):
                // What was heard before is still the subscriber's; leaving would throw it away.
                await Bounded.UntilAsync(() => left.IsDelivered);
                await left.LeaveAsync().Within();
                break;
        }
    }

    private async Task SubscribeAsync(string id, JsonObject frame)
    {
        if (subscriptions.ContainsKey(id)) return;
        var name = frame["name"]?.ToString() ?? "";
        var eventName = (frame["params"] as JsonArray)?.FirstOrDefault() is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var found = default(ReplayedSubscription);
        // Some recorded clients subscribed twice to one topic, where ours would share; parts of its own keep them apart.
        var topic = new Topic(Anything, [name, $"{eventName}#{subscriptions.Count}"], [name, eventName ?? ""]);
        var gate = new TaskCompletionSource();
        var subscribing = client.Connection.SubscribeAsync(Anything, topic, async (_, _) =>
        {
            await gate.Task;
            found!.Deliver();
        }, null, CancellationToken.None).AsTask();
        var ours = (string)(await peer!.ReadAsync("sub"))["id"]!;
        subscriptions[id] = found = new ReplayedSubscription(ours, name, eventName, subscribing);
        gate.SetResult();
    }

    private async Task TellAsync(string heard)
    {
        var frame = (JsonObject)JsonNode.Parse(heard)!;
        switch ((string?)frame["msg"])
        {
            case "connected":
                isOpened = true;
                await peer!.SendAsync(heard);
                await connecting.Within();
                return;
            case "failed":
                isRefused = true;
                break;
            case "result" when calls.TryGetValue(frame["id"]?.ToJsonString() ?? "", out var call):
                frame["id"] = call.Id;
                call.Answer(frame);
                break;
            case "ready":
                frame["subs"] = new JsonArray([.. frame["subs"]!.AsArray().Select(id => (JsonNode)Confirm(id!.ToJsonString()))]);
                break;
            case "nosub" when subscriptions.TryGetValue(frame["id"]?.ToJsonString() ?? "", out var ended):
                frame["id"] = ended.Id;
                ended.End(frame);
                break;
            case "changed":
                foreach (var subscription in subscriptions.Values) subscription.Expect(frame);
                break;
        }

        await peer!.SendAsync(frame.ToJsonString());
    }

    private string Confirm(string id)
    {
        if (!subscriptions.TryGetValue(id, out var subscription)) return "0";
        subscription.Confirm();
        return subscription.Id;
    }

    private async Task CloseAsync(JsonObject line)
    {
        close = line;
        if (isOpened)
        {
            // A socket that breaks takes along what is on its way: the client answers a ping when it has heard everything.
            await peer!.SendAsync("""{"msg":"ping","id":"last"}""");
            await peer.ReadAsync("pong");
        }

        await peer!.CloseAsync((int)line["code"]!, (string)line["reason"]!);
    }

    private async Task CheckAsync()
    {
        if (isRefused) await Assert.ThrowsAsync<HandshakeRefusedException>(() => connecting.Within());
        else if (!isOpened) await Assert.ThrowsAsync<ConnectionLostException>(() => connecting.Within());
        await Bounded.UntilAsync(() => client.Connection.State == ConnectionState.Lost);
        foreach (var call in calls.Values) await call.CheckAsync().Within();
        foreach (var subscription in subscriptions.Values) await Bounded.UntilAsync(() => subscription.IsDelivered);
        foreach (var subscription in subscriptions.Values) await subscription.CheckAsync().Within();
        var statistics = client.Connection.Statistics;
        Assert.Equal((0, 0, 0), (statistics.UnknownKinds, statistics.Faults, statistics.CallsPending));
    }

    private static JsonObject? TryParse(string frame)
    {
        try
        {
            return JsonNode.Parse(frame) as JsonObject;
        }
        catch (JsonException)
        {
            // Some recorded clients sent garbage on purpose, which ours cannot.
            return null;
        }
    }
}
