using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;

namespace Framewright.Runtime.Tests.Session;

/// <summary>The shells under real threads, for a bounded time. Alone, so that it neither suffers from nor disturbs what others measure.</summary>
[Collection(nameof(AllocationTests))]
public sealed class StressTests
{
    [Fact]
    public async Task Replies_timeouts_cancellations_and_breaks_race_and_each_call_gets_its_own_outcome()
    {
        const int Callers = 8;
        const int CallsEach = 4000;
        var server = new TestServer();
        await using var connection = new RealtimeConnection<TestProtocol>(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), Connector = server, CallTimeout = TimeSpan.FromMilliseconds(5), Reconnect = ReconnectPolicy.Never });
        await connection.ConnectAsync();
        server.Answer = (socket, frame) => AnswerSometimes(socket, frame);
        var outcomes = new ConcurrentDictionary<string, int>();
        using var stop = new CancellationTokenSource();
        var breaking = BreakAsync(connection, server, stop.Token);

        await Until.LongDone(Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < CallsEach; i++)
            {
                var number = (caller * (long)CallsEach) + i;
                using var cancellation = new CancellationTokenSource();
                var call = connection.CallAsync(new Echo(number), Wire.Number, cancellation.Token);
                var cancelling = random.Next(4) == 0 ? Task.Run(cancellation.Cancel, CancellationToken.None) : Task.CompletedTask;
                string outcome;
                try
                {
                    // A source that was given back too early would show another call's number.
                    outcome = await call == number ? "result" : "FOREIGN RESULT";
                }
                catch (OperationCanceledException error)
                {
                    outcome = error.CancellationToken == cancellation.Token ? "cancelled" : "FOREIGN TOKEN";
                }
                catch (CallException error)
                {
                    outcome = error.Code == number.ToString(CultureInfo.InvariantCulture) ? "error" : "FOREIGN ERROR";
                }
                catch (RealtimeException error)
                {
                    outcome = error.GetType().Name;
                }

                outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
                await cancelling;
            }
        }))));
        await stop.CancelAsync();
        await breaking;

        Assert.Equal(Callers * CallsEach, outcomes.Values.Sum());
        Assert.Equal(["CallTimeoutException", "ConnectionLostException", "cancelled", "error", "result"], outcomes.Keys.Order(StringComparer.Ordinal));
        await Until.TrueAsync(() => connection.Inventory is { RentedCalls: 0, PendingCalls: 0, Deadlines: 0 });
        Assert.Equal(connection.Statistics.Calls, connection.Statistics.CallsCompleted + connection.Statistics.CallsFailed);
    }

    [Fact]
    public async Task Subscribing_leaving_and_delivering_race_and_nothing_is_left_or_lost()
    {
        await using var session = await TestSession.LiveAsync();
        using var stop = new CancellationTokenSource();
        var steady = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = BufferPolicy.Hold }));
        var pushed = 0L;
        var pushing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                session.Socket.Push(Wire.Event("a", pushed++));
                session.Socket.Push(Wire.Event("b", pushed));

                // Confirmations stand in the same line: events that pile up would only make the test wait.
                while (session.Socket.Backlog > 200) Thread.Yield();
            }
        });
        await Until.LongDone(Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 400; i++) await JoinAndLeaveAsync(session, worker % 2 == 0 ? "a" : "b", (worker + i) % 4);
        }))));
        await stop.CancelAsync();
        await pushing;
        await session.Socket.HandledAsync();
        Assert.Equal(Enumerable.Range(0, (int)pushed).Select(i => (long)i), await Subscriptions.TopicTests.TakeAsync(steady, (int)pushed));
        await steady.DisposeAsync();
        await Until.TrueAsync(() => session.Connection.Inventory == new Framewright.Session.SessionInventory(0, 0, 0, 0, 0, 0, 0, 0, 0));
        var sent = session.Socket.Sent.CountBy(frame => TestSession.TypeOf(frame)!).ToDictionary();
        Assert.Equal(sent["subscribe"], sent["unsubscribe"]);
        Assert.Equal((0, 0), (session.Connection.Statistics.Faults, session.Connection.Statistics.HandlerFailures));
    }

    [Fact]
    public async Task Connecting_breaking_cancelling_and_disposing_race_and_every_socket_is_closed()
    {
        for (var round = 0; round < 400; round++)
        {
            var random = new Random(round);
            var session = new TestSession();
            using var cancellation = new CancellationTokenSource();
            var connecting = Task.Run(() => session.Connection.ConnectAsync(cancellation.Token).AsTask());
            var breaking = Task.Run(() =>
            {
                Thread.SpinWait(random.Next(20_000));
                if (session.Server.SocketCount > 0) session.Socket.Break();
            });
            var cancelling = random.Next(2) == 0 ? Task.Run(() =>
            {
                Thread.SpinWait(random.Next(20_000));
                cancellation.Cancel();
            }) : Task.CompletedTask;
            Thread.SpinWait(random.Next(40_000));
            await Until.Done(session.Connection.DisposeAsync());
            await Until.Done(Task.WhenAll(breaking, cancelling));
            try
            {
                await Until.Done(connecting);
            }
            catch (Exception error)
            {
                Assert.True(error is ConnectionLostException or OperationCanceledException or ObjectDisposedException, error.ToString());
            }

            await Until.TrueAsync(() => Enumerable.Range(0, session.Server.SocketCount).All(i => session.Server[i].IsDisposed));
            Assert.Equal(ConnectionState.Closed, session.Connection.State);
            Assert.Equal((0, 0), (session.Connection.Inventory.Deadlines, session.Connection.Inventory.StateWaiters));

            // The framework disposes the timer of a bounded wait just after the wait has ended.
            await Until.TrueAsync(() => session.Time.TimerCount == 0);
        }
    }

    private static async Task JoinAndLeaveAsync(TestSession session, string room, int kind)
    {
        var last = -1L;
        Subscription subscription;
        if (kind == 0)
        {
            var buffered = await session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room(room));
            await foreach (var number in buffered)
            {
                Assert.True(number > last);
                last = number;
                if (number % 3 == 0) break;
            }

            subscription = buffered;
        }
        else if (kind == 1)
        {
            subscription = await session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room(room), number => last = number > last ? number : throw new InvalidOperationException("out of order"));
        }
        else if (kind == 2)
        {
            subscription = await session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room(room), (number, _) =>
            {
                last = number > last ? number : throw new InvalidOperationException("out of order");
                return default;
            });
        }
        else
        {
            using var cancellation = new CancellationTokenSource();
            var joining = session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room(room), cancellationToken: cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            try
            {
                subscription = await joining;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }

        await subscription.DisposeAsync();
    }

    private static void AnswerSometimes(TestTransport socket, string frame)
    {
        if (TestSession.TypeOf(frame) != "call") return;
        using var json = JsonDocument.Parse(frame);
        var number = json.RootElement.GetProperty("params")[0].GetInt64();
        var id = TestSession.IdOf(frame);
        if (number % 30 == 0) return;
        socket.Push(number % 7 == 0 ? Wire.Failure(id, number.ToString(CultureInfo.InvariantCulture)) : Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task BreakAsync(RealtimeConnection<TestProtocol> connection, TestServer server, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(60, CancellationToken.None);
            server.Socket.Break();
            await Until.TrueAsync(() => connection.State == ConnectionState.Lost);
            await connection.ConnectAsync(CancellationToken.None);
        }
    }
}
