using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>The spans of calls and of attempts to connect.</summary>
public sealed class SpanTests
{
    [Fact]
    public async Task A_call_has_a_span_under_the_callers_which_stays_the_current_one()
    {
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = "first" });
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        Assert.Same(spans.Root, Activity.Current);
        var id = await session.SentAsync("call");
        Assert.DoesNotContain(spans.Ended, span => span.DisplayName == "Test Echo");
        await session.ReceiveAsync(Wire.Reply(id, "7"));
        Assert.Equal(7, await Until.Done(call));

        var span = spans.Single("Test Echo");
        Assert.Same(spans.Root, Activity.Current);
        Assert.Same(spans.Root, span.Parent);
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Unset), (span.Kind, span.Status));
        Assert.Equal(
            ["framewright.connection.name=first", "framewright.outcome=completed", "framewright.protocol=Test", "rpc.method=Echo", "rpc.service=Test", "rpc.system=framewright", "server.address=127.0.0.1"],
            span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(span.Events);
    }

    [Fact]
    public async Task A_span_says_how_its_call_failed()
    {
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync();
        using var cancellation = new CancellationTokenSource();
        var refused = session.Connection.CallAsync(new Echo(1)).AsTask();
        await session.ReceiveAsync(Wire.Failure(await session.SentAsync("call"), "no-way"));
        await Assert.ThrowsAsync<CallException>(() => Until.Done(refused));
        var cancelled = session.Connection.CallAsync(new Echo(2), cancellation.Token).AsTask();
        await session.SentAsync("call", 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(cancelled));
        var timed = session.Connection.CallAsync(new Echo(3)).AsTask();
        await session.SentAsync("call", 2);
        session.Time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(timed));
        var lost = session.Connection.CallAsync(new Echo(4)).AsTask();
        await session.SentAsync("call", 3);
        await session.Connection.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(lost));
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(session.Connection.CallAsync(new Echo(5))));

        var calls = spans.Ended.Where(span => span.DisplayName == "Test Echo").ToList();
        Assert.Equal(["rejected", "cancelled", "unknown", "unknown", "not_sent"], calls.Select(span => span.GetTagItem("framewright.outcome")));
        Assert.Equal(
            [typeof(CallException), typeof(OperationCanceledException), typeof(CallTimeoutException), typeof(ConnectionLostException), typeof(ConnectionLostException)],
            calls.Select(span => Type.GetType($"{span.GetTagItem("error.type")}, Framewright") ?? Type.GetType($"{span.GetTagItem("error.type")}")));
        Assert.Equal(["no-way", null, null, null, null], calls.Select(span => span.GetTagItem("framewright.error.code")));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Error], calls.Select(span => span.Status));
        Assert.All(calls, span => Assert.Null(span.StatusDescription));
    }

    [Fact]
    public async Task An_attempt_to_connect_has_a_span_with_its_calls_under_it_and_no_secret_of_its_address()
    {
        using var spans = new SpanRecorder();
        var server = new TestServer { Replies = true };
        await using var session = new TestSession(options => options with { Endpoint = new Uri("ws://user:pass@127.0.0.1:81/ticket?token=t") }, new CallingAuthenticator(), server);
        await session.ConnectAsync();

        Assert.Same(spans.Root, Activity.Current);
        await Until.TrueAsync(() => spans.Ended.Any(span => span.DisplayName == "Test connect"));
        var attempt = spans.Single("Test connect");
        Assert.Same(spans.Root, attempt.Parent);
        Assert.Same(attempt, spans.Single("Test Echo").Parent);
        Assert.Equal(
            ["framewright.connect.attempt=1", "framewright.outcome=completed", "framewright.protocol=Test", "server.address=127.0.0.1", "server.port=81", "url.scheme=ws"],
            attempt.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_attempt_that_fails_says_so()
    {
        using var spans = new SpanRecorder();
        var failure = new AuthenticationException("refused", "bad-password", "a reason with words of the server");
        await using var session = new TestSession(null, new CallingAuthenticator(failure), new TestServer { Replies = true });
        await Assert.ThrowsAsync<AuthenticationException>(session.ConnectAsync);

        await Until.TrueAsync(() => spans.Ended.Any(span => span.DisplayName == "Test connect"));
        var attempt = spans.Single("Test connect");
        Assert.Equal(("rejected", "bad-password", ActivityStatusCode.Error), (attempt.GetTagItem("framewright.outcome"), attempt.GetTagItem("framewright.error.code"), attempt.Status));
        Assert.DoesNotContain(attempt.TagObjects, tag => $"{tag.Value}".Contains("words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_callers_span_stays_on_the_receive_loop()
    {
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync();
        var current = new List<Activity?>();
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => current.Add(Activity.Current)));
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push(Wire.Reply(await session.SentAsync("call"), "7"));
        await session.ReceiveAsync(Wire.Event("a", 2));
        await Until.Done(call);

        Assert.Equal([null, null], current);
        spans.Single("Test Echo");
    }

    [Fact]
    public async Task A_listener_that_throws_is_reported_and_harms_no_call()
    {
        using var log = new RecordingLog();
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { LoggerFactory = log }, new TestServer { Replies = true });
        spans.OnStarted = _ => throw new FormatException("of the start");
        spans.OnStopped = _ => throw new FormatException("of the end");
        Assert.Equal(1, await Until.Done(session.Connection.CallAsync(new Echo(1), Wire.Number)));
        spans.OnStarted = null;
        Assert.Equal(2, await Until.Done(session.Connection.CallAsync(new Echo(2), Wire.Number)));

        Assert.Contains(log.Lines, line => line.Contains("of the start", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("of the end", StringComparison.Ordinal));
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task A_call_of_several_answers_has_one_span_to_its_end()
    {
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync();
        var all = Task.Run(async () =>
        {
            var items = new List<long>();
            await foreach (var item in session.Connection.CallManyAsync(new Echo(1), Wire.Number)) items.Add(item);
            return items;
        });
        var id = await session.SentAsync("call");
        await session.ReceiveAsync($$"""{"t":"item","id":"{{id}}","result":1}""");
        await session.ReceiveAsync($$"""{"t":"item","id":"{{id}}","result":2}""");
        Assert.DoesNotContain(spans.Ended, span => span.DisplayName == "Test Echo");
        await session.ReceiveAsync($$"""{"t":"end","id":"{{id}}"}""");
        Assert.Equal([1, 2], await Until.Done(all));
        Assert.Equal("completed", spans.Single("Test Echo").GetTagItem("framewright.outcome"));

        var first = Task.Run(async () =>
        {
            await foreach (var item in session.Connection.CallManyAsync(new Echo(2), Wire.Number)) return item;
            return -1;
        });
        id = await session.SentAsync("call", 1);
        await session.ReceiveAsync($$"""{"t":"item","id":"{{id}}","result":3}""");
        Assert.Equal(3, await Until.Done(first));
        Assert.Equal(["completed", "cancelled"], spans.Ended.Where(span => span.DisplayName == "Test Echo").Select(span => span.GetTagItem("framewright.outcome")));
    }

    [Fact]
    public async Task A_call_over_http_has_one_too()
    {
        using var spans = new SpanRecorder();
        using var client = new HttpClient(new Answering(HttpStatusCode.OK));
        await using var session = new TestSession(options => options with { HttpClient = client });
        await Until.Done(session.Connection.CallHttpAsync(new HttpCall(new HttpMethodDescriptor("Fetch", "GET"))));
        Assert.Equal("completed", spans.Single("Test Fetch").GetTagItem("framewright.outcome"));

        using var refusing = new HttpClient(new Answering(HttpStatusCode.NotFound));
        await using var other = new TestSession(options => options with { HttpClient = refusing });
        await Assert.ThrowsAsync<CallException>(() => Until.Done(other.Connection.CallHttpAsync(new HttpCall(new HttpMethodDescriptor("Drop", "DELETE")))));
        Assert.Equal(("rejected", "404"), (spans.Single("Test Drop").GetTagItem("framewright.outcome"), spans.Single("Test Drop").GetTagItem("framewright.error.code")));
    }

    [Fact]
    public async Task Under_races_of_replies_and_cancellations_every_span_that_starts_ends_once()
    {
        const int Calls = 2_000;
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync(server: new TestServer { Replies = true });
        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, _) =>
        {
            using var cancellation = new CancellationTokenSource();
            var call = session.Connection.CallAsync(new Echo(index), Wire.Number, cancellation.Token).AsTask();
            if (index % 2 == 0) await cancellation.CancelAsync();
            try
            {
                Assert.Equal(index, await Until.Done(call));
            }
            catch (OperationCanceledException) when (index % 2 == 0)
            {
                // Lost the race to its own token.
            }
        });

        var calls = spans.Ended.Where(span => span.DisplayName == "Test Echo").ToList();
        Assert.Equal(Calls, calls.Count);
        Assert.Equal(Calls, calls.Select(span => span.SpanId).Distinct().Count());
        await Until.TrueAsync(() => spans.Started == spans.Ended.Length);
        Assert.All(calls, span => Assert.Contains(span.GetTagItem("framewright.outcome"), new object[] { "completed", "cancelled" }));
        Assert.True(calls.Count(span => span.GetTagItem("framewright.outcome") is "completed") >= Calls / 2);
        await Until.TrueAsync(() => session.Connection.Inventory.RentedCalls == 0);
    }

    [Fact]
    public async Task A_connection_that_heals_traces_its_attempts_by_themselves_and_marks_the_calls_that_it_repeats()
    {
        using var spans = new SpanRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = spans.Name, Reconnect = new ReconnectPolicy() });
        var call = session.Connection.CallAsync(new Repeatable(), Wire.Number).AsTask();
        await session.SentAsync("call");
        session.Server.BeforeSocket = _ => throw new HandshakeRefusedException("not now", isTransient: true);
        session.Socket.Break();
        await HealAsync(() => spans.Ended.Any(span => span.DisplayName == "Test connect" && span.Status == ActivityStatusCode.Error));
        session.Server.BeforeSocket = null;
        await HealAsync(() => session.Server.SocketCount == 2 && session.Socket.Sent.Any(frame => TestSession.TypeOf(frame) == "call"));
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call"), "5"));
        Assert.Equal(5, await Until.Done(call));

        await Until.TrueAsync(() => spans.Ended.Count(span => span.DisplayName == "Test connect") >= 3);
        var attempts = spans.Ended.Where(span => span.DisplayName == "Test connect").ToList();
        Assert.Same(spans.Root, attempts[0].Parent);
        Assert.All(attempts.Skip(1), attempt => Assert.Null(attempt.Parent));
        Assert.All(attempts.Skip(1), attempt => Assert.NotEqual(spans.Root.TraceId, attempt.TraceId));
        Assert.Equal(Enumerable.Range(1, attempts.Count - 1).Cast<object>(), attempts.Skip(1).Select(attempt => attempt.GetTagItem("framewright.connect.attempt")));
        Assert.Equal(["rejected", "completed"], attempts.Skip(1).Select(attempt => attempt.GetTagItem("framewright.outcome")).Distinct());
        var repeated = spans.Single("Test Repeat");
        Assert.Equal(("completed", "framewright.call.repeated"), (repeated.GetTagItem("framewright.outcome"), Assert.Single(repeated.Events).Name));

        // Lets time pass until the next attempt is due.
        Task HealAsync(Func<bool> isDone) => Until.TrueAsync(() =>
        {
            if (session.Connection.State == ConnectionState.Healing) session.Time.Advance(TimeSpan.FromMilliseconds(100));
            return isDone();
        });
    }

    private readonly struct Repeatable : ICall
    {
        public static MethodDescriptor Method { get; } = new("Repeat", "repeat") { Idempotency = new CallIdempotency(new JsonPath(), IdScheme.Alphanumeric17) };

        public void WriteParameters(Utf8JsonWriter writer) => writer.WriteStringValue("id");
    }

    private sealed class Answering(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("no") });
    }
}
