using System.Globalization;
using Framewright.Benchmarks.EndToEnd.Lanes;
using Framewright.Transport;

namespace Framewright.Benchmarks.EndToEnd.Harness;

/// <summary>Our reader of WebSocket frames beside the framework's: under the whole client, and with nothing above it.</summary>
internal static class TransportRows
{
    private static readonly WebSocketOptions Own = new() { UseFrameworkReader = false };
    private static readonly WebSocketOptions Framework = new() { UseFrameworkReader = true };

    /// <summary>Prints <c>transport.SIZE.client.vs_framework</c> and <c>transport.SIZE.receive.vs_…</c>, by time and by work.</summary>
    public static async Task PrintAsync(Uri server, CorpusFacts size, TextWriter output)
    {
        EventTally ours = new(), theirs = new();
        await PrintAsync($"transport.{size.Name}.client", output,
        [
            await ClientLane.ConnectAsync(server, size, ours, "own", new WebSocketConnector(Own)),
            await ClientLane.ConnectAsync(server, size, theirs, "framework", new WebSocketConnector(Framework)),
        ]);
        if (ours.SumOfPass != theirs.SumOfPass) throw new InvalidOperationException("The two readers have read something else");

        EventTally own = new(), framework = new();
        await PrintAsync($"transport.{size.Name}.receive", output,
        [
            await TransportLane.ConnectAsync("own", server, size, own, Own),
            await TransportLane.ConnectAsync("framework", server, size, framework, Framework),
            await PlainSocketLane<NoReader>.ConnectAsync("clientwebsocket", server, size, new EventTally()),
        ]);
        if (own.SumOfPass != framework.SumOfPass) throw new InvalidOperationException("The two readers have received something else");
    }

    private static async Task PrintAsync(string row, TextWriter output, ILane[] lanes)
    {
        LaneResult[] results = await Contest.RunAsync(lanes);
        foreach (ILane lane in lanes) await lane.DisposeAsync();
        foreach (LaneResult rival in results.Skip(1))
        {
            Write($"{row}.vs_{rival.Name}", results[0].RatioOf(rival), output);

            // Where the server or another job is what a lane waits for, time says little; what the lane's own process worked still does.
            Write($"{row}.work_vs_{rival.Name}", WorkOf(rival) / WorkOf(results[0]), output);
        }

        foreach (LaneResult result in results)
        {
            Write($"{row}.{result.Name}.fps", result.PerSecond, output);
            Write($"{row}.{result.Name}.work_ns", WorkOf(result), output);
            Write($"{row}.{result.Name}.bytes", result.AllocatedBytes, output);
            Write($"{row}.{result.Name}.core", result.Core, output);
        }
    }

    /// <summary>Processor time for each frame, in nanoseconds.</summary>
    private static double WorkOf(LaneResult result) => 1e9 * result.Core / result.PerSecond;

    private static void Write(string name, double value, TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.###}"));
}
