using System.Runtime.CompilerServices;
using Framewright.Runtime.Tests.Support;
using Framewright.Telemetry;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>The instruments.</summary>
public sealed class MeterTests
{
    [Fact]
    public async Task Instruments_read_what_a_connection_counts()
    {
        using var meter = new MeterRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = meter.Name });
        await using var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 1, Policy = BufferPolicy.DropOldest }));
        for (var i = 0; i < 3; i++) await session.ReceiveAsync(Wire.Event("a", i));
        await session.ReceiveAsync(Wire.Event("nobody", 1));
        await session.ReceiveAsync("garbage");
        var events = subscription.GetAsyncEnumerator();
        Assert.True(await Until.Done(events.MoveNextAsync()));
        var call = session.Connection.CallAsync(new Echo(1)).AsTask();
        var id = await session.SentAsync("call");
        session.Connection.Post(new Echo(2));
        await session.SentAsync("call", 1);

        var values = meter.Collect();
        var statistics = session.Connection.Statistics;
        Assert.Equal((1, 1), (values["framewright.call.pending"], values["framewright.connection.count live"]));
        Assert.Equal((1, 0, 1), (values["framewright.call.count"], values["framewright.call.failures"], values["framewright.post.count"]));
        Assert.Equal((3, 2, 1, 0), (values["framewright.event.count delivered"], values["framewright.event.count dropped"], values["framewright.event.count unrouted"], values["framewright.event.count stale"]));
        Assert.Equal((1, 0, 0), (values["framewright.gap.count"], values["framewright.recovery.count"], values["framewright.event.count recovered"]));
        Assert.Equal((0, 0, 0), (values["framewright.call.repeats"], values["framewright.rate_limit.delays call"], values["framewright.rate_limit.delays subscribe"]));
        Assert.Equal((1, 0, 0), (values["framewright.frame.faults"], values["framewright.handler.failures"], values["framewright.socket.losses"]));
        Assert.Equal((statistics.FramesReceived, statistics.FramesSent), (values["framewright.frame.count receive"], values["framewright.frame.count transmit"]));
        Assert.Equal((statistics.BytesReceived, statistics.BytesSent), (values["framewright.network.io receive"], values["framewright.network.io transmit"]));
        Assert.Equal((0, 0, 0), (values["framewright.queue.size"], values["framewright.held.size"], values["framewright.reconnect.count"]));

        await session.ReceiveAsync(Wire.Failure(id, "no-way"));
        await Assert.ThrowsAsync<CallException>(() => Until.Done(call));
        values = meter.Collect();
        Assert.Equal((0, 1), (values["framewright.call.pending"], values["framewright.call.failures"]));
    }

    [Fact]
    public async Task What_waits_to_be_written_and_to_be_consumed_shows()
    {
        using var meter = new MeterRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = meter.Name });
        await using var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = BufferPolicy.Hold }));
        await session.ReceiveAsync(Wire.Event("a", 12345));
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        session.Connection.Post(new Echo(2));

        var values = meter.Collect();
        Assert.Equal(5, values["framewright.held.size"]);
        Assert.InRange(values["framewright.queue.size"], 10, 200);
        session.Socket.Release();
    }

    [Fact]
    public async Task Durations_are_told_by_method_and_outcome()
    {
        using var meter = new MeterRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = meter.Name });
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        session.Time.Advance(TimeSpan.FromSeconds(2));
        await session.ReceiveAsync(Wire.Reply(id, "1"));
        await Until.Done(call);
        var timed = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await session.SentAsync("call", 1);
        session.Time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(timed));

        var durations = meter.Measurements.Where(measurement => measurement.Instrument == "framewright.call.duration").ToList();
        Assert.Equal([2.0, 10.0], durations.Select(duration => duration.Value));
        Assert.Equal(["completed", "unknown"], durations.Select(duration => duration.Tags["framewright.outcome"]));
        Assert.All(durations, duration => Assert.Equal(("Test", "Echo", "127.0.0.1"), (duration.Tags["framewright.protocol"], duration.Tags["rpc.method"], duration.Tags["server.address"])));
        Assert.Equal(typeof(CallTimeoutException).FullName, durations[1].Tags["error.type"]);
        await Until.TrueAsync(() => meter.Measurements.Any(measurement => measurement.Instrument == "framewright.connect.duration"));
        var connect = Assert.Single(meter.Measurements, measurement => measurement.Instrument == "framewright.connect.duration");
        Assert.Equal("completed", connect.Tags["framewright.outcome"]);
    }

    [Fact]
    public async Task Connections_with_the_same_tags_are_one_value_and_those_that_are_gone_stay_in_the_sums()
    {
        using var meter = new MeterRecorder();
        var server = new TestServer { Replies = true };
        await using var first = await TestSession.LiveAsync(options => options with { Name = meter.Name }, server);
        await using var second = await TestSession.LiveAsync(options => options with { Name = meter.Name }, new TestServer { Replies = true });
        await Until.Done(first.Connection.CallAsync(new Echo(1)));
        await Until.Done(second.Connection.CallAsync(new Echo(2)));
        var values = meter.Collect();
        Assert.Equal((2, 2), (values["framewright.call.count"], values["framewright.connection.count live"]));

        await first.DisposeAsync();
        values = meter.Collect();
        Assert.Equal((2, 1, 0), (values["framewright.call.count"], values["framewright.connection.count live"], values["framewright.connection.count closed"]));

        await second.DisposeAsync();
        values = meter.Collect();
        Assert.Equal((2, 0), (values["framewright.call.count"], values["framewright.connection.count live"]));
    }

    [Fact]
    public void A_connection_that_is_forgotten_is_collected_and_leaves()
    {
        using var meter = new MeterRecorder();
        Forget(meter.Name);
        Assert.True(IsGone());

        bool IsGone()
        {
            for (var i = 0; i < 20; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                if (meter.Collect()["framewright.connection.count disconnected"] == 0) return true;
            }

            return false;
        }
    }

    [Fact]
    public async Task Names_that_never_come_back_do_not_pile_up()
    {
        var connections = new MeteredConnections();
        for (var i = 0; i < 2_000; i++)
        {
            await using var session = new TestSession();
            var metered = connections.Add(session.Connection, new Framewright.Session.SessionCounters { Calls = 1 }, [new("name", i)]);
            Assert.Equal(1, connections.Size.Connections);
            connections.Remove(metered);
        }

        Assert.Equal((0, MeteredConnections.KeptIdleGroups), connections.Size);
        var calls = connections.Sum(SessionSeries.Of(SessionSeries.Calls)).ToList();
        Assert.Equal(MeteredConnections.KeptIdleGroups, calls.Count);
        Assert.All(calls, call => Assert.Equal(1, call.Value));
    }

    [Fact]
    public async Task Disposing_twice_counts_once()
    {
        using var meter = new MeterRecorder();
        await using var session = await TestSession.LiveAsync(options => options with { Name = meter.Name }, new TestServer { Replies = true });
        await Until.Done(session.Connection.CallAsync(new Echo(1)));
        await session.DisposeAsync();
        await session.DisposeAsync();
        Assert.Equal(1, meter.Collect()["framewright.call.count"]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(string name) =>
        _ = new RealtimeConnection<TestProtocol>(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), Name = name });
}
