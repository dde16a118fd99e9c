using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Session;
using Framewright.Subscriptions;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A live session without loops: call, write, reply and result on one thread.</summary>
internal sealed class CallHarness : ISessionShell, ICallCanceller, IFaultSink
{
    private readonly SessionCore<TestProtocol> core;
    private readonly SessionGate gate;
    private readonly SessionClock clock;
    private readonly FramePath<TestProtocol> path;
    private readonly CallPools pools;
    private readonly ReplyBytes reply = new();
    private readonly CancellationTokenSource cancellation = new();
    private ConnectAttempt? attempt;

    public CallHarness()
    {
        var time = new ManualTimeProvider();
        var counters = new SessionCounters();
        var outbox = new Outbox();
        core = new SessionCore<TestProtocol>(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), TimeProvider = time }, false, 1, outbox, counters)
        {
            OnConnect = begun => attempt = begun,
            InTurn = _ => throw new InvalidOperationException("Nothing here takes a turn of its own."),
            Gaps = new GapDelivery(counters, this, () => throw new InvalidOperationException("There are no gaps here.")),
        };
        gate = new SessionGate(core, outbox, this);
        clock = new SessionClock(time);
        path = new FramePath<TestProtocol>(core, gate, clock, counters, new HandlerWatch(time, TimeSpan.FromSeconds(1), (_, _) => { }), this);
        pools = new CallPools(this);
        using (gate.Enter()) core.RequestConnect(new ConnectWish(), 0);
        using (gate.Enter()) core.OpenSocket(attempt!, 0);
        Receive("""{"t":"opened"}"""u8);
        Receive("""{"t":"notice"}"""u8);
    }

    public bool WantsUnrouted => false;

    public void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var call = pools.Rent<long>();
            call.Prepare(Echo.Method, Wire.Number, cancellation.Token);
            var task = call.Task;
            using (gate.Enter()) core.RequestCall(call, new Echo(i), false, clock.Now);
            SendChunk chunk;
            do
            {
                using (gate.Enter()) core.Socket!.Lane.TryTake(out chunk);
            }
            while (chunk.End == 0);
            Receive(reply.To(chunk.Buffer.Frame(chunk.End - 1)));
            if (Take(task) != 1) throw new InvalidOperationException("a foreign result");
        }
    }

    public void SetTimer(long due)
    {
    }

    public void WakeWriter()
    {
    }

    public void AbandonSocket(SocketState socket) => Assert.Fail("the socket was given up");

    public void ReportCallbackFailure(Exception error) => Assert.Fail(error.ToString());

    public void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault) => Assert.Fail(fault.ToString());

    public void ReportFailure(RealtimeStream stream, Exception error) => Assert.Fail(error.ToString());

    public void ReportPeerFault(string? reason) => Assert.Fail(reason);

    public void ReportUnrouted(IReadOnlyList<string> route) => Assert.Fail("an event came");

    public void Cancel(PendingCall call) => Assert.Fail("a call was cancelled");

    private static long Take(ValueTask<long> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("not there");

    private void Receive(ReadOnlySpan<byte> bytes) => path.Receive(new Frame(bytes, true, bytes.Length));
}
