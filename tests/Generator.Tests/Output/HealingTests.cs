using System.Text;
using System.Text.Json;
using Framewright.Generator.Tests.Harness;
using Framewright.Protocol;
using Framewright.Testing;

namespace Framewright.Generator.Tests.Output;

/// <summary>What a session acts on when a socket breaks: emitted descriptors read real results, and emitted methods make calls that can be repeated.</summary>
public sealed class HealingTests : IDisposable
{
    // Topics, calls and the authenticator are private to a client; this is a part of it.
    private const string Driver = """
        public sealed partial class HealsClient
        {
            /// <summary>Tests.</summary>
            internal HealsClient(Framewright.RealtimeConnection connection, string answer)
            {
                Connection = connection;
                authenticator = new Authenticator(this, _ => new(new Login { User = "bob" })) { Challenge = (challenge, _) => new(challenge.Error.Code == answer ? challenge.Credentials with { Code = "1" } : null) };
            }

            internal static class Calls
            {
                public static Framewright.Protocol.MethodDescriptor Send() => SendCall.Method;
                public static Framewright.Protocol.MethodDescriptor Note() => NoteCall.Method;
                public static HealsClient Create(Framewright.RealtimeConnection connection, string answer) => new(connection, answer);
                public static async System.Threading.Tasks.Task<string?> LogIn(HealsClient client)
                {
                    await client.authenticator!.AuthenticateAsync(client.Connection, default);
                    return client.Identity?.Id.Value;
                }

                public static Framewright.Protocol.Topic Messages(HealsClient client, string roomId) => client.MessagesTopic(roomId);
                public static Framewright.Protocol.Topic Reactions(HealsClient client, string roomId) => client.ReactionsTopic(roomId);
                public static Framewright.Protocol.Topic Numbered(int number) => NumberedTopic(number);
                public static Framewright.Protocol.Topic Told(string roomId) => ToldTopic(roomId);
                public static async System.Threading.Tasks.Task Repeat(HealsClient client)
                {
                    var draft = new Draft { Text = "x" };
                    var envelope = new Envelope { Meta = new Meta(), List = [new Draft { Text = "y" }] };
                    await client.SendAsync(draft);
                    await client.SendRawAsync(draft, true);
                    await client.SendAsync(draft with { Id = "given" });
                    await client.NoteAsync(draft);
                    await client.NoteAsync(draft, "given");
                    await client.MarkAsync();
                    await client.MarkAsync("given");
                    await client.NameAsync(null);
                    await client.WrapAsync(envelope);
                    await client.WrapAsync(envelope with { Meta = new Meta { Id = "given" } });
                    await client.SpareAsync(envelope);
                    await client.SpareAsync(envelope with { Spare = new Meta() });
                    await client.BothAsync(envelope with { Both = new Meta() });
                    await client.FirstAsync(envelope);
                    await client.MaybeAsync(draft);
                    await client.MaybeAsync(null);
                    await client.InTextAsync(draft);
                    await client.PairAsync(new Pair { Text = "x" });
                    await client.WholeAsync(new Message { Id = "given", Text = "x", UpdatedAt = System.DateTimeOffset.UnixEpoch });
                    if (draft.Id is not null) throw new System.InvalidOperationException("The caller's own record was changed.");
                }
            }
        }
        """;

    private static readonly DateTimeOffset Since = DateTimeOffset.FromUnixTimeMilliseconds(1500);

    private readonly GeneratedAssembly client = Generation.Of(ApiSchemas.Anchor("Heals") + Driver, Protocols.TestProtocols.Small, HealingSchemas.Heals).Load();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task An_id_that_the_caller_leaves_out_is_made_before_the_call_is()
    {
        await using var script = await ScriptedConnection.StartAsync();
        foreach (var method in new[] { "note", "mark", "name", "wrap", "spare", "both", "first", "maybe", "inText", "pair", "whole" }) script.Answer(method, "null");
        script.Answer("send", "null");
        await Call<Task>("Repeat", Create(script));

        const string Id17 = "[2-9A-Za-z]{17}";
        const string Uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        string[] expected =
        [
            $$"""send \[{"_id":"{{Id17}}","text":"x"}\]""",
            $$"""send \[{"_id":"{{Id17}}","text":"x"},true\]""",
            """send \[{"_id":"given","text":"x"}\]""",
            $$"""note {"data":{"text":"x"},"key":"{{Uuid}}"}""",
            """note {"data":{"text":"x"},"key":"given"}""",
            $$"""mark {"key":"{{Uuid}}"}""",
            """mark {"key":"given"}""",
            $"""name \["{Uuid}"\]""",
            $$"""wrap \[{"meta":{"id":"{{Id17}}"},"list":\[{"text":"y"}\]}\]""",
            """wrap \[{"meta":{"id":"given"},"list":\[{"text":"y"}\]}\]""",
            """spare \[{"meta":{},"list":\[{"text":"y"}\]}\]""",
            $$"""spare \[{"meta":{},"spare":{"id":"{{Id17}}"},"list":\[{"text":"y"}\]}\]""",
            """both \[{"meta":{},"both":{},"list":\[{"text":"y"}\]}\]""",
            """first \[{"meta":{},"list":\[{"text":"y"}\]}\]""",
            $$"""maybe {"_id":"{{Id17}}","text":"x"}""",
            "maybe null",
            $$"""inText \["{\\"_id\\":\\"{{Id17}}\\",\\"text\\":\\"x\\"}"\]""",
            $"""pair \[\["x","{Id17}"\]\]""",
            """whole \[{"_id":"given".*}\]""",
        ];
        var calls = script.Calls.Select(call => $"{call.Method} {call.Parameters.Replace("\\u0022", "\\\"", StringComparison.Ordinal)}").ToArray();
        Assert.Equal(expected.Length, calls.Length);
        foreach (var (pattern, call) in expected.Zip(calls)) Assert.Matches($"^{pattern}$", call);
        Assert.NotEqual(calls[0], calls[1]);
    }

    [Fact]
    public void A_repeatable_call_is_confirmed_by_its_id_alone()
    {
        var send = Call<MethodDescriptor>("Send").Idempotency!;
        Assert.Equal(("Get", "Get"), (send.ConfirmedBy, send.Confirmation!.Method.Name));
        Assert.Equal("""{"id":"m1"}""", Write(writer => send.Confirmation.WriteParameters(writer, "m1")));
        var note = Call<MethodDescriptor>("Note").Idempotency!;
        Assert.Equal("""{"id":"k"}""", Write(writer => note.Confirmation!.WriteParameters(writer, "k")));
    }

    [Fact]
    public async Task A_probe_and_pages_belong_to_the_recovery()
    {
        await using var script = await ScriptedConnection.StartAsync();
        Assert.Equal((50, 0), (Stream("Messages").Recovery!.PageSize, Stream("Numbered").Recovery!.PageSize));
        var probe = Call<Topic>("Messages", Create(script), "r1").Recovery!.Probe!;
        Assert.Equal("ChangedRooms", probe.Method.Name);
        Assert.Equal("""[1500,"a"]""", Write(writer => probe.WriteParameters(writer, Since)));
        Assert.True(probe.Names("""{"update":[{"rid":"r0"},{"rid":"r1"}]}"""u8));
        Assert.False(probe.Names("""{"update":[{"rid":"r0"}]}"""u8));

        var numbered = Call<Topic>("Numbered", 5).Recovery!.Probe!;
        Assert.True(numbered.Names("""["n-4","n-5"]"""u8));
        Assert.False(numbered.Names("""["5"]"""u8));
        Assert.Equal("[]", Write(writer => numbered.WriteParameters(writer, Since)));
    }

    [Fact]
    public async Task A_topic_of_who_is_logged_in_is_watched_once_somebody_is()
    {
        await using var script = await ScriptedConnection.StartAsync();
        script.Answer("login", """{"id":"u1","number":7,"home":{"town":"Here"}}""");
        var heals = Create(script);
        var loss = Call<Topic>("Messages", heals, "r1").LostWhen!;
        Assert.Null(loss.Watch);
        Assert.True(loss.IsToldBy("""["removed","r1"]"""u8));

        Assert.Equal("u1", await Call<Task<string?>>("LogIn", heals));
        var watch = loss.Watch!;
        Assert.Same(Stream("Memberships"), watch.Stream);
        Assert.Equal(["memberships", "u1/a"], watch.Parts);
        Assert.Equal("""[7,"Here"]""", Encoding.UTF8.GetString(watch.Parameters.Span));
    }

    [Theory]
    [InlineData("""{"number":7,"home":{"town":"Here"}}""")]
    [InlineData("""{"id":null,"number":7,"home":{"town":"Here"}}""")]
    [InlineData("""{"id":"u1","number":7,"home":null}""")]
    [InlineData("""{"id":"u1","number":7,"home":{}}""")]
    public async Task A_value_that_the_login_did_not_give_leaves_nothing_to_watch(string person)
    {
        await using var script = await ScriptedConnection.StartAsync();
        script.Answer("login", person);
        var heals = Create(script);
        await Call<Task<string?>>("LogIn", heals);
        Assert.Null(Call<Topic>("Messages", heals, "r1").LostWhen!.Watch);
    }

    [Fact]
    public async Task What_is_watched_may_be_watched_for_itself()
    {
        await using var script = await ScriptedConnection.StartAsync();
        script.Answer("login", """{"id":"u1","number":7,"home":{"town":"Here"}}""");
        var heals = Create(script);
        await Call<Task<string?>>("LogIn", heals);
        var watch = Call<Topic>("Reactions", heals, "r1").LostWhen!.Watch!;
        Assert.Equal(["messages", "x-r1"], watch.Parts);
        Assert.Equal(["memberships", "u1/a"], watch.LostWhen!.Watch!.Parts);
    }

    [Fact]
    public void A_value_of_the_same_name_is_taken_and_without_params_nothing_is_watched()
    {
        Assert.Equal(["closings", "5"], Call<Topic>("Numbered", 5).LostWhen!.Watch!.Parts);
        Assert.Null(Call<Topic>("Told", "r1").LostWhen!.Watch);
    }

    [Theory]
    [InlineData("totp-required", true)]
    [InlineData("417", true)]
    [InlineData("403", false)]
    public async Task Codes_that_ask_for_more_reach_who_can_be_asked(string code, bool isChallenge)
    {
        await using var script = await ScriptedConnection.StartAsync();
        script.Refuse("login", code);
        var heals = Create(script, code);
        await Assert.ThrowsAsync<AuthenticationException>(() => Call<Task<string?>>("LogIn", heals));
        Assert.Equal(isChallenge ? 4 : 1, script.Calls.Count);
        Assert.Equal(isChallenge ? """[{"user":"bob","code":"1"}]""" : """[{"user":"bob"}]""", script.Calls[^1].Parameters);
    }

    [Fact]
    public void Only_a_client_whose_logins_are_challenged_takes_an_answerer()
    {
        var last = client.Find("HealsClient").GetConstructors().Select(constructor => constructor.GetParameters()[^1]).Single(parameter => parameter.Position == 2);
        Assert.Equal(("challenge", true), (last.Name, last.IsOptional));
        Assert.Contains("LoginChallenge", last.ParameterType.ToString(), StringComparison.Ordinal);
        using var plain = Generation.Of(ApiSchemas.Anchor("Session"), Protocols.TestProtocols.Small, ApiSchemas.Session).Load();
        Assert.All(plain.Find("SessionClient").GetConstructors(), constructor => Assert.InRange(constructor.GetParameters().Length, 1, 2));
    }

    [Theory]
    [InlineData("{session.token}", true)]
    [InlineData("{credentials.key}", true)]
    [InlineData("{scope.room?}", true)]
    [InlineData("a-{session.token}", true)]
    [InlineData("plain", false)]
    public void A_protocol_says_whether_calls_belong_to_a_socket(string value, bool expected)
    {
        // Once in the template for calls, once in one that only some methods name, once in that of subscriptions, and where it does not matter. A scope's values have no place in some.
        string[] places = value.Contains("scope", StringComparison.Ordinal) ? ["call", "subscribe"] : ["call", "tell", "subscribe", "hello"];
        foreach (var place in places)
        {
            string At(string template) => place == template ? $", \"x\": \"{value}\"" : "";
            var schema = new SchemaFile("/schema/sockets.rt.json", $$"""
                {
                  "protocol": "Sockets",
                  "credentials": { "key": "string" },
                  "frames": {
                    "opened": { "match": { "t": "opened" }, "is": "opened", "capture": { "token": "token" } },
                    "reply": { "match": { "t": "reply" }, "is": "reply", "id": "id", "result": "result" },
                    "event": { "match": { "t": "event" }, "is": "event", "route": ["to"], "body": "data" }
                  },
                  "send": {
                    "hello": { "t": "hello", "key": "{credentials.key}"{{At("hello")}} },
                    "call": { "id": "{id}", "name": "{name}", "params": "{params}"{{At("call")}} },
                    "tell": { "name": "{name}", "params": "{params}"{{At("tell")}} },
                    "subscribe": { "id": "{id}", "to": "{topic.0}"{{At("subscribe")}} },
                    "unsubscribe": { "of": "{subscription.id}" }
                  },
                  "open": [{ "send": "hello" }, { "await": "opened" }],
                  "scope": { "name": "Room", "values": ["room"] }
                }
                """);
            var run = Generation.Of("", schema);
            Assert.Empty(run.Diagnostics);
            Assert.Equal(expected && place != "hello", run.Sources["Sockets.Protocol.g.cs"].Contains("CallsDependOnSession => true", StringComparison.Ordinal));
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private object Create(ScriptedConnection script, string answer = "") => Call<object>("Create", script.Connection, answer);

    private T Call<T>(string method, params object?[] arguments) => client.Call<T>("HealsClient+Calls", method, arguments);

    private RealtimeStream Stream(string name) => (RealtimeStream)client.Find("HealsClientStreams").GetProperty(name)!.GetValue(null)!;
}
