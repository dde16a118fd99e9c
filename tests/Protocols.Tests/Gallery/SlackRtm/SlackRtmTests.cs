using System.Net;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.SlackRtm;

public sealed class SlackRtmTests
{
    private static readonly SlackRtmCredentials Credentials = new() { Token = "xoxb-hush" };

    [Fact]
    public async Task A_session_asks_for_its_address_calls_fails_hears_and_says_goodbye()
    {
        var tickets = 0;
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal($"?ticket={peer.Number}", peer.Request.QueryString.Value);
            await peer.SendAsync("""{"type":"hello"}""");
            if (peer.Number > 1) return;
            var message = await peer.ReceiveAsync();
            var id = message.GetProperty("id").GetInt64();
            Assert.Equal(("message", "C1", "hi"), (message.GetProperty("type").GetString(), message.GetProperty("channel").GetString(), message.GetProperty("text").GetString()));
            await peer.SendAsync($$"""{"ok":true,"reply_to":{{id}},"ts":"1.000100","text":"hi"}""");
            await peer.ExpectAsync($$"""{"id":{{id + 1}},"type":"message","channel":"C1","text":""}""");
            await peer.SendAsync($$"""{"ok":false,"reply_to":{{id + 1}},"error":{"code":2,"msg":"message text is missing"} }""");
            await peer.SendAsync("""{"type":"message","channel":"C1","user":"U2","text":"yo","ts":"1.000200","team":"T"}""");
            await peer.SendAsync("""{"type":"message","subtype":"message_changed","hidden":true,"channel":"C1","ts":"1.000300","message":{"type":"message","text":"yo!","ts":"1.000200"}}""");
            await peer.SendAsync("""{"type":"goodbye"}""");
            await peer.CloseAsync(1000);
        });
        server.Http = async context =>
        {
            Assert.Equal(("POST", "/api/rtm.connect", "Bearer xoxb-hush"), (context.Request.Method, context.Request.Path.Value, context.Request.Headers.Authorization.ToString()));
            var form = await context.Request.ReadFormAsync();
            Assert.Equal(("1", "1"), (form["batch_presence_aware"].ToString(), form["presence_sub"].ToString()));
            await context.Response.WriteAsync($$"""{"ok":true,"self":{"id":"U1","name":"bot"},"team":{"id":"T"},"url":"{{server.WebSocketUri}}?ticket={{Interlocked.Increment(ref tickets)}}"}""");
        };
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri(server.HttpUri, "/api") };
        await using var client = new WorkspaceClient(options, _ => new(Credentials));
        await client.ConnectAsync();
        await using var messages = await client.SubscribeToMessagesAsync();
        await using var edits = await client.SubscribeToMessageEditsAsync();

        Assert.Equal("1.000100", (await client.SendMessageAsync("C1", "hi")).Timestamp);
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.SendMessageAsync("C1", ""));
        Assert.Equal("2", refused.Code);
        Assert.Equal("yo", (await messages.FirstAsync()).Text);
        Assert.Equal("yo!", (await edits.FirstAsync()).Message.Text);

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await client.ConnectAsync();
        Assert.Equal(2, server.SocketCount);
        Assert.Equal(0, client.Connection.Statistics.LateReplies + client.Connection.Statistics.UnknownIds + client.Connection.Statistics.Unexpected + client.Connection.Statistics.UnknownKinds);
    }

    [Fact]
    public async Task A_quiet_workspace_is_pinged_with_the_ids_of_calls()
    {
        var ids = new List<long>();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"type":"hello"}""");
            while (ids.Count < 2)
            {
                var ping = await peer.ReceiveAsync();
                Assert.Equal("ping", ping.GetProperty("type").GetString());
                ids.Add(ping.GetProperty("id").GetInt64());
                await peer.SendAsync($$"""{"reply_to":{{ids[^1]}},"type":"pong"}""");
            }
        });
        server.Http = context => context.Response.WriteAsync($$"""{"ok":true,"self":{"id":"U1","name":"bot"},"team":{"id":"T"},"url":"{{server.WebSocketUri}}"}""");
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri(server.HttpUri, "/api"), Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(20)) };
        await using var client = new WorkspaceClient(options, _ => new(Credentials));
        await client.ConnectAsync();
        await Until.TrueAsync(() => client.Connection.Statistics is { PingsSent: >= 2, FramesReceived: >= 3 });
        Assert.Equal(ids[0] + 1, ids[1]);
        Assert.Equal(0, client.Connection.Statistics.LateReplies + client.Connection.Statistics.UnknownIds + client.Connection.Statistics.Unexpected + client.Connection.Statistics.UnknownKinds);
    }

    [Fact]
    public async Task Typing_and_presence_are_told_without_an_answer_and_subtypes_have_streams_of_their_own()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"type":"hello"}""");
            var typing = await peer.ReceiveAsync();
            var id = typing.GetProperty("id").GetInt64();
            Assert.Equal($$"""{"id":{{id}},"type":"typing","channel":"C1"}""", typing.GetRawText());
            await peer.ExpectAsync($$"""{"id":{{id + 1}},"type":"presence_sub","ids":["U1","U2"]}""");
            await peer.ExpectAsync($$"""{"id":{{id + 2}},"type":"presence_query","ids":["U3"]}""");
            await peer.SendAsync($$$"""{"ok":false,"reply_to":{{{id}}},"error":{"code":3,"msg":"channel not found"}}""");
            await peer.SendAsync("""{"type":"presence_change","presence":"away","user":"U1"}""");
            await peer.SendAsync("""{"type":"presence_change","presence":"active","users":["U1","U2"]}""");
            await peer.SendAsync("""{"type":"message","subtype":"message_deleted","hidden":true,"channel":"C1","ts":"1.4","deleted_ts":"1.1","event_ts":"1.4"}""");
            await peer.SendAsync("""{"type":"message","subtype":"message_replied","hidden":true,"channel":"C1","event_ts":"1.5","message":{"type":"message","thread_ts":"1.1","reply_count":1}}""");
            await peer.SendAsync("""{"type":"emoji_changed","subtype":"add","name":"tada","value":"https://example.invalid/tada","event_ts":"1.6"}""");
            await peer.SendAsync("""{"type":"reconnect_url","url":"wss://example.invalid/"}""");
            await peer.SendAsync("""{"type":"a_type_of_next_year","x":[1]}""");
            await peer.SendAsync("""{"type":"user_typing","channel":"C1","user":"U2"}""");
        });
        server.Http = context => context.Response.WriteAsync($$"""{"ok":true,"url":"{{server.WebSocketUri}}"}""");
        await using var client = new WorkspaceClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await using var presence = await client.SubscribeToPresenceChangesAsync();
        await using var removals = await client.SubscribeToMessageRemovalsAsync();
        await using var replies = await client.SubscribeToMessageRepliesAsync();
        await using var emoji = await client.SubscribeToEmojiAdditionsAsync();
        await using var typing = await client.SubscribeToTypingAsync();

        await client.SendTypingAsync("C1");
        await client.WatchPresenceAsync(["U1", "U2"]);
        await client.QueryPresenceAsync(["U3"]);

        await using var changes = presence.GetAsyncEnumerator();
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(("U1", Presence.Away), (changes.Current.User, changes.Current.Presence));
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(["U1", "U2"], changes.Current.Users);
        var removal = await removals.FirstAsync();
        Assert.Equal(("1.1", true), (removal.DeletedTimestamp, removal.Hidden));
        Assert.Equal(1, (await replies.FirstAsync()).Message.GetProperty("reply_count").GetInt32());
        Assert.Equal("tada", (await emoji.FirstAsync()).Name);
        Assert.Equal("U2", (await typing.FirstAsync()).User);

        // What went wrong with a call that nothing answers is counted, and no more.
        Assert.Equal((0, 1, 0), (client.Connection.Statistics.CallsPending, client.Connection.Statistics.LateReplies, client.Connection.Statistics.Unexpected));
    }

    [Theory]
    [InlineData("goodbye")]
    [InlineData("team_migration_started")]
    public async Task A_farewell_asks_to_come_back_and_a_reply_of_the_lost_socket_answers_nothing(string farewell)
    {
        var lastId = 0L;
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"type":"hello"}""");
            if (peer.Number > 1) await peer.SendAsync($$"""{"ok":true,"reply_to":{{lastId}},"ts":"1.1","text":"replayed"}""");
            lastId = (await peer.ReceiveAsync()).GetProperty("id").GetInt64();
            if (peer.Number > 1)
            {
                await peer.SendAsync($$"""{"ok":true,"reply_to":{{lastId}},"ts":"1.2","text":"own"}""");
                return;
            }

            await peer.SendAsync($$"""{"type":"{{farewell}}"}""");
            await peer.CloseAsync(1000);
        });
        server.Http = context => context.Response.WriteAsync($$"""{"ok":true,"url":"{{server.WebSocketUri}}"}""");
        await using var client = new WorkspaceClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.SendMessageAsync("C1", "replayed"));
        Assert.Equal(CloseAction.Retry, lost.Action);
        await client.ConnectAsync();
        Assert.Equal("own", (await client.SendMessageAsync("C1", "own")).Text);
        Assert.Equal(1, client.Connection.Statistics.LateReplies);
    }

    [Fact]
    public async Task Refused_credentials_are_terminal()
    {
        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => ConnectAsync(context => context.Response.WriteAsync("""{"ok":false,"error":"invalid_auth"}""")));
        Assert.Equal(("invalid_auth", false), (refused.Code, refused.IsTransient));
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_passes()
    {
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => ConnectAsync(context => context.Response.WriteAsync("""{"ok":false,"error":"migration_in_progress"}""")));
        Assert.Equal(("migration_in_progress", true), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task A_limit_names_its_delay()
    {
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => ConnectAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("slow down");
        }));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7), true), (refused.StatusCode, refused.RetryAfter, refused.IsTransient));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"url":17}""")]
    [InlineData("""{"url":"https://example.invalid/secret"}""")]
    public async Task An_answer_without_an_address_is_no_crash(string answer)
    {
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => ConnectAsync(context => context.Response.WriteAsync(answer)));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_address_is_to_be_asked_for_again()
    {
        await using var server = await ScriptedServer.StartAsync(peer => peer.SendAsync("""{"type":"error","error":{"code":1,"msg":"Socket URL has expired"}}"""));
        server.Http = context => context.Response.WriteAsync($$"""{"ok":true,"url":"{{server.WebSocketUri}}"}""");
        await using var client = new WorkspaceClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(async () => await client.ConnectAsync());
        Assert.True(refused.IsTransient);
        Assert.Contains("Socket URL has expired", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ConnectAsync(Func<HttpContext, Task> answer)
    {
        await using var server = await ScriptedServer.StartAsync(_ => throw new InvalidOperationException("No socket was to be opened."));
        server.Http = answer;
        await using var client = new WorkspaceClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
    }
}
