using System.Diagnostics;
using System.Diagnostics.Metrics;
using Framewright.Client.Tests.Support;
using Framewright.Hosting;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Framewright.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Framewright.Client.Tests.Hosting;

/// <summary>Secrets go through a whole session with all kinds of failures, and come out nowhere: promise 11.</summary>
public sealed class PlantedSecretTests
{
    private readonly string planted = "planted" + Guid.NewGuid().ToString("n");

    [Fact]
    public async Task No_secret_of_a_session_shows_anywhere()
    {
        using var sink = new SecretSink();
        await using var server = await RocketChatServer.StartAsync().Within();
        var dave = server.AddUser("dave", Secret("password"));
        server.AddUser("erin", Secret("password")).TotpCode = Secret("code");
        var room = server.AddRoom("general", dave);
        var locked = server.AddRoom("locked", RoomKind.PrivateGroup, null);

        await RefuseLoginsAsync(server, sink);
        var client = new RocketChatClient(Options(server, sink), _ => ValueTask.FromResult(RocketChatCredentials.Password("dave", Secret("password")))) { Username = "dave" };
        sink.Follow(client.Connection);
        server.Faults.RefuseUpgrades(1);
        sink.Add(await Assert.ThrowsAsync<HandshakeRefusedException>(() => client.ConnectAsync().Within()));
        await client.ConnectAsync().Within();
        await WorkAsync(client, server, room, locked, sink);
        await BreakAsync(client, server, room, sink);
        var token = client.Identity!.Token;
        await client.DisposeAsync().Within();
        ShowEverything(client, server, sink);

        foreach (var secret in new[] { planted, token, dave.PersonalAccessToken, RocketChatCredentials.Password("dave", Secret("password")).Password!.Digest }) Assert.Empty(sink.Find(secret));
        foreach (var harmless in new[] { "logs: ", "spans: Ddp SendMessage", "spans: Ddp connect", "measurements: framewright.call.duration", "measurements: framewright.frame.count", "texts: FrameFault", "texts: HandlerFailure" })
            Assert.Contains(sink.Find(harmless[(harmless.IndexOf(' ', StringComparison.Ordinal) + 1)..]), shown => shown.StartsWith(harmless, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_finds_what_is_let_slip_in_each_of_the_places()
    {
        using var sink = new SecretSink();
        Assert.Empty(sink.Find(planted));
        using var source = new ActivitySource(RealtimeTelemetry.ActivitySourceName);
        using (var span = source.StartActivity("leak")) span!.SetTag("tag", Secret("a"));
        using (var span = source.StartActivity("leak")) span!.AddEvent(new ActivityEvent(Secret("b")));
        using var meter = new Meter(RealtimeTelemetry.MeterName);
        meter.CreateCounter<long>("leak").Add(1, KeyValuePair.Create<string, object?>("tag", Secret("c")));
        meter.CreateObservableCounter("leaks", () => new Measurement<long>(1, KeyValuePair.Create<string, object?>("tag", Secret("d"))));
        var logger = sink.Log.CreateLogger("leak");
        LoggerMessage.Define<string>(LogLevel.Trace, new EventId(1), "{Value}")(logger, Secret("e"), null);
        LoggerMessage.Define(LogLevel.Error, new EventId(2), "nothing")(logger, new InvalidOperationException("outer", new FormatException(Secret("f"))));
        sink.Add(new InvalidOperationException(Secret("g")));

        // A handler that puts a message into its error lets it slip through everything that tells of the error.
        await using var server = await RocketChatServer.StartAsync().Within();
        var dave = server.AddUser("dave", Secret("password"));
        var room = server.AddRoom("general", dave);
        await using var client = new RocketChatClient(Options(server, sink), _ => ValueTask.FromResult(RocketChatCredentials.Password("dave", Secret("password"))));
        sink.Follow(client.Connection);
        await client.ConnectAsync().Within();
        await using var subscription = await client.SubscribeToRoomMessagesViewAsync(room.Id, message => throw new FormatException(message.Text.ToString())).Within();
        server.Post(room, dave, Secret("h"));
        await Bounded.UntilAsync(() => client.Connection.Statistics.HandlerFailures == 1 && sink.Find(Secret("h")).Count >= 2);

        foreach (var (place, what) in new[] { ("spans", "a"), ("spans", "b"), ("measurements", "c"), ("measurements", "d"), ("logs", "e"), ("logs", "f"), ("texts", "g"), ("logs", "h"), ("texts", "h") })
            Assert.Contains(sink.Find(Secret(what)), shown => shown.StartsWith(place, StringComparison.Ordinal));
    }

    private string Secret(string what) => $"{planted}-{what}";

    private RealtimeOptions Options(RocketChatServer server, SecretSink sink) => new()
    {
        Endpoint = new UriBuilder(server.WebSocketUri) { Query = $"token={Secret("query")}", Fragment = Secret("fragment"), UserName = Secret("user"), Password = Secret("user") }.Uri,
        Connector = new WebSocketConnector(new WebSocketOptions { Headers = new Dictionary<string, string> { ["Authorization"] = Secret("header") } }),
        LoggerFactory = sink.Log,
        Name = "dave's",
        Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(20) },
    };

    /// <summary>A wrong password, a second factor that is missing, wrong or right, a dead token, a source that throws.</summary>
    private async Task RefuseLoginsAsync(RocketChatServer server, SecretSink sink)
    {
        var wrong = RocketChatCredentials.Password("dave", Secret("wrong"));
        var erin = RocketChatCredentials.Password("erin", Secret("password"));
        foreach (var credentials in new[] { wrong, erin, RocketChatCredentials.Token(Secret("dead")), RocketChatCredentials.WithCode(erin, Secret("other")) })
        {
            sink.Add(credentials);
            await using var client = new RocketChatClient(Options(server, sink), _ => ValueTask.FromResult(credentials));
            sink.Follow(client.Connection);
            sink.Add(await Assert.ThrowsAsync<AuthenticationException>(() => client.ConnectAsync().Within()));
        }

        await using var coded = new RocketChatClient(Options(server, sink), _ => ValueTask.FromResult(RocketChatCredentials.WithCode(erin, Secret("code"))));
        sink.Follow(coded.Connection);
        await coded.ConnectAsync().Within();
        await using var broken = new RocketChatClient(Options(server, sink), _ => throw new TimeoutException("the vault is closed"));
        sink.Add(await Assert.ThrowsAsync<TimeoutException>(() => broken.ConnectAsync().Within()));
    }

    /// <summary>Messages, refused calls, a handler that throws, frames that are not what they have to be.</summary>
    private async Task WorkAsync(RocketChatClient client, RocketChatServer server, TestRoom room, TestRoom locked, SecretSink sink)
    {
        var seen = 0;
        await using var subscription = await client.SubscribeToRoomMessagesAsync(room.Id, (_, _) =>
        {
            Interlocked.Increment(ref seen);
            throw new FormatException("of the handler");
        }).Within();
        sink.Add(subscription);
        sink.Add(subscription.Topic);
        foreach (var status in client.Connection.Subscriptions) sink.Add(status);
        await client.SendTextAsync(room.Id, Secret("text")).Within();
        await Bounded.UntilAsync(() => Volatile.Read(ref seen) == 1);
        sink.Add(await Assert.ThrowsAsync<CallException>(() => client.SendTextAsync(locked.Id, Secret("text")).Within()));
        sink.Add(await Assert.ThrowsAsync<CallException>(() => client.JoinRoomAsync(locked.Id, Secret("join")).Within()));
        sink.Add(await Assert.ThrowsAsync<SubscriptionRefusedException>(() => client.SubscribeToRoomMessagesAsync(locked.Id).Within()));

        var faults = client.Connection.Statistics.Faults;
        foreach (var frame in new[]
        {
            Secret("garbage"),
            $$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{room.Id}}}","args":[{"_id":1,"msg":"{{{Secret("text")}}}"}]}}""",
            $$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{Secret("route")}}}","args":[{"msg":"{{{Secret("text")}}}"}]}}""",
            $$$"""{"msg":"{{{Secret("kind")}}}","token":"{{{Secret("text")}}}"}""",
            $$$"""{"msg":"result","id":"{{{Secret("id")}}}","result":"{{{Secret("text")}}}"}""",
            $$$"""{"msg":"nosub","id":"{{{Secret("id")}}}"}""",
            $$$"""{"msg":"error","reason":"Bad request","offendingMessage":{"text":"{{{Secret("text")}}}"}}""",
            $$$"""{"msg":"changed","text":"{{{Secret("text")}}} """,
        }) server.Faults.SendText(frame);
        server.Faults.SendBinary("binary"u8.ToArray());
        await client.GetRoomsAsync().Within();
        Assert.True(client.Connection.Statistics.Faults >= faults + 3, $"{client.Connection.Statistics.Faults} faults");
    }

    /// <summary>A socket that breaks below a call, and one that the server closes in its own words.</summary>
    private async Task BreakAsync(RocketChatClient client, RocketChatServer server, TestRoom room, SecretSink sink)
    {
        server.Faults.DropBeforeReply("joinRoom");
        sink.Add(await Assert.ThrowsAsync<ConnectionLostException>(() => client.JoinRoomAsync(room.Id, Secret("lost")).Within()));
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        server.Faults.Clear();
        var seen = new Inbox<Message>();
        await using var subscription = await client.SubscribeToRoomMessagesAsync(room.Id, seen.AddAsync).Within();
        var healing = client.Connection.WaitForStateAsync(ConnectionState.Healing);
        server.Faults.RefuseUpgrades(2);
        server.Faults.CloseConnections(4001, Secret("farewell"));
        await healing.Within();
        await client.SendTextAsync(room.Id, Secret("while healing")).Within();
        await client.Connection.WaitForSubscriptionsAsync().Within();
        await client.SendTextAsync(room.Id, Secret("after healing")).Within();
        while ((await seen.NextAsync()).Text != Secret("after healing"))
        {
            // What was sent while it healed may come before.
        }

        Assert.True(client.Connection.Statistics.Reconnects >= 2);
    }

    /// <summary>The texts of everything public that knows of the session.</summary>
    private void ShowEverything(RocketChatClient client, RocketChatServer server, SecretSink sink)
    {
        var core = ((RealtimeConnection<Framewright.Protocols.Ddp>)client.Connection).Core;
        foreach (var frame in core.Trail.Snapshot()) sink.Add(frame);
        sink.Add(new ConnectionReport
        {
            StartedAt = TimeProvider.System.GetUtcNow(),
            Cause = new ConnectionLostException("The connection broke.", closeCode: 4001, closeReason: Secret("farewell")),
            CloseCode = 4001,
            CloseReason = Secret("farewell"),
            LastFrames = core.Trail.Snapshot(),
        });
        sink.Add(client);
        sink.Add(client.Identity);
        sink.Add(client.Connection);
        sink.Add(client.Connection.Statistics);
        sink.Add(Options(server, sink));
        sink.Add(new WebSocketOptions { Headers = new Dictionary<string, string> { ["Authorization"] = Secret("header") } });
        sink.Add(new RocketChatHostOptions { Server = Options(server, sink).Endpoint, Username = "dave", Password = Secret("password"), Token = Secret("token") });
        var health = new ConnectionHealthCheck(client.Connection).CheckHealthAsync(new HealthCheckContext { Registration = new HealthCheckRegistration("check", new ConnectionHealthCheck(client.Connection), null, null) }).Result;
        sink.Add(health.Description);
        foreach (var data in health.Data) sink.Add(data);
    }
}
