using System.Globalization;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Connections whose sockets are read by threads of their own.</summary>
public sealed class OwnThreadTests
{
    private const string ReaderName = "Framewright receive";
    [Fact(Timeout = Bounded.TestLimit)]
    public async Task View_handlers_run_on_the_thread_and_callers_do_not()
    {
        await using var session = await TestSession.LiveAsync(options => options with { ReadsOnOwnThread = true });
        session.Server.Replies = true;
        var threads = new List<(string? Name, int Id)>();
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => threads.Add((Thread.CurrentThread.Name, Environment.CurrentManagedThreadId))));
        await session.ReceiveAsync(Wire.Event("a", "1"));
        await session.ReceiveAsync(Wire.Event("a", "2"));
        var caller = await Task.Run(async () =>
        {
            await session.Connection.CallAsync(new Echo(1), Wire.Number);
            return Thread.CurrentThread.Name;
        });

        Assert.Equal([ReaderName, ReaderName], threads.Select(thread => thread.Name));
        Assert.Single(threads.Select(thread => thread.Id).Distinct());
        Assert.NotEqual(ReaderName, caller);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Without_the_option_the_pool_reads()
    {
        await using var session = await TestSession.LiveAsync();
        var isPool = false;
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => isPool = Thread.CurrentThread.IsThreadPoolThread));
        await session.ReceiveAsync(Wire.Event("a", "1"));
        Assert.True(isPool);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_thread_waits_in_the_socket_and_ends_with_it(bool framework)
    {
        const int Count = 500;
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var seen = 0;
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new Thread(() =>
        {
            while (transport.End is null)
            {
                transport.WaitForBytes();
                if (!Block(transport.WaitToReadAsync())) break;
                while (transport.TryRead(out var frame)) Interlocked.Add(ref seen, int.Parse(frame.Payload, CultureInfo.InvariantCulture) == seen ? 1 : Count);
            }

            reading.SetResult();
        });
        reader.Start();
        for (var number = 0; number < Count; number++)
        {
            await peer.SendTextAsync(number.ToString(CultureInfo.InvariantCulture));
            if (number % 8 == 0) await Until.TrueAsync(() => Volatile.Read(ref seen) == number + 1);
        }

        await Until.TrueAsync(() => Volatile.Read(ref seen) == Count);
        Assert.False(reading.Task.IsCompleted);

        transport.Abort();
        await reading.Task.Within();
        Assert.Equal(Count, seen);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task The_end_that_the_peer_makes_wakes_the_thread()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var waiting = Task.Factory.StartNew(transport.WaitForBytes, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        peer.Dispose();
        await waiting.Within();
        Assert.False(await transport.WaitToReadAsync());
        Assert.NotNull(transport.End);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_that_is_there_is_not_waited_for()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.SendTextAsync("there");
        Assert.True(await transport.WaitToReadAsync());
        transport.WaitForBytes();
        Assert.Equal("there", await transport.ReadTextAsync());
    }

    private static bool Block(ValueTask<bool> task) => task.AsTask().GetAwaiter().GetResult();
}
