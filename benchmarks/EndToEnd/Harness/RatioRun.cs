using System.Globalization;
using Framewright.Benchmarks.EndToEnd.Lanes;
using Framewright.Benchmarks.EndToEnd.Server;
using Framewright.Transport;

namespace Framewright.Benchmarks.EndToEnd.Harness;

/// <summary>Measures every row and prints one <c>name=value</c> per line.</summary>
internal static class RatioRun
{
    /// <summary>Our transport, which stands behind every number of ours: the connector as it is by default.</summary>
    private static readonly string Transport = Describe(new WebSocketOptions());

    /// <summary>A contestant that waited was measured by the server's speed, or by what else the machine did. Without a rival's name behind the row, it is ours.</summary>
    private const double LeastCore = 0.9;

    /// <summary>The lane of our client with the option that reads frames by itself: held against all rivals too.</summary>
    private const string OwnReader = "own";

    private static readonly int[] Depths = [1, 16, 256];

    public static async Task PrintAsync(string[] rows, TextWriter output)
    {
        using ServerProcess server = ServerProcess.Start();
        output.WriteLine($"e2e.transport={Transport}");
        foreach (CorpusFacts size in TopicCorpus.Sizes.Where(size => IsWanted(size.Name))) await PrintEventsAsync(server.AddressOf(size), size, output);
        if (IsWanted("history")) await PrintHistoriesAsync(server.AddressOf(TopicCorpus.Sizes[0]), output);
        if (IsWanted("calls"))
        {
            foreach (int depth in Depths) await PrintCallsAsync(server.AddressOf(TopicCorpus.Sizes[0]), depth, output);
        }

        // Compares transports of ours with each other, which no goal asks for: only when named, so that the whole run stays short.
        foreach (string row in rows.Where(row => row.StartsWith("transport.", StringComparison.Ordinal)))
        {
            CorpusFacts size = TopicCorpus.Sizes.Single(size => row == $"transport.{size.Name}");
            await TransportRows.PrintAsync(server.AddressOf(size), size, output);
        }

        bool IsWanted(string row) => rows.Length == 0 || rows.Contains(row);
    }

    private static async Task PrintEventsAsync(Uri server, CorpusFacts size, TextWriter output)
    {
        EventTally ours = new(), own = new(), theirs = new();
        ILane[] lanes =
        [
            await ClientLane.ConnectAsync(server, size, ours),
            await ClientLane.ConnectAsync(server, size, own, OwnReader, new WebSocketConnector(new WebSocketOptions { UseFrameworkReader = false })),
            await PlainSocketLane<NoReader>.ConnectAsync("clientwebsocket", server, size, new EventTally()),
            await PlainSocketLane<TokenReader>.ConnectAsync("utf8reader", server, size, new EventTally()),
            size.Size == CorpusSize.Small
                ? await PlainSocketLane<ActivityReader>.ConnectAsync("stj", server, size, theirs)
                : await PlainSocketLane<MessageReader>.ConnectAsync("stj", server, size, theirs),
        ];
        await PrintFramesAsync($"e2e.{size.Name}", lanes, ours, theirs, TopicCorpus.Load(size.Size), output);
        if (own.SumOfPass != ours.SumOfPass) throw new InvalidOperationException("The two readers have read something else");
    }

    /// <summary>Fifty messages in one frame, the answer to a call. Ours and System.Text.Json both make records of them; <c>views</c> is our client too, which reads them in place.</summary>
    private static async Task PrintHistoriesAsync(Uri server, TextWriter output)
    {
        EventTally ours = new(), views = new(), theirs = new();
        ILane[] lanes =
        [
            await ClientHistoryLane.ConnectAsync(server, ours),
            await ClientHistoryViewLane.ConnectAsync(server, views),
            await PlainSocketHistoryLane<NoReader>.ConnectAsync("clientwebsocket", server, new EventTally()),
            await PlainSocketHistoryLane<TokenReader>.ConnectAsync("utf8reader", server, new EventTally()),
            await PlainSocketHistoryLane<HistoryReader>.ConnectAsync("stj", server, theirs),
        ];
        await PrintFramesAsync("e2e.history", lanes, ours, theirs, Corpus.Load(CorpusSize.Xl), output);
        if (views.SumOfPass != ours.SumOfPass) throw new InvalidOperationException("Views and records have read something else");
    }

    private static async Task PrintFramesAsync(string row, ILane[] lanes, EventTally ours, EventTally theirs, IReadOnlyList<byte[]> frames, TextWriter output)
    {
        LaneResult[] results = await RunAsync(lanes);
        if (ours.SumOfPass != theirs.SumOfPass) throw new InvalidOperationException("Our client and System.Text.Json have read something else");
        Print(row, results, "fps", output);
        Write($"{row}.frame_length", frames.Average(frame => frame.Length), output);
        foreach (LaneResult result in results.Where(result => result.Core < LeastCore)) Write($"{NameOf(result, row, results)}.void", 1, output);
    }

    /// <summary>Calls are never void: with one in flight, waiting is what is measured.</summary>
    private static async Task PrintCallsAsync(Uri server, int depth, TextWriter output)
    {
        LaneResult[] results = await RunAsync([await ClientCallLane.ConnectAsync(server, depth), await PlainSocketCallLane.ConnectAsync(server, depth)]);
        Print($"e2e.calls{depth}", results, "cps", output);
    }

    private static async Task<LaneResult[]> RunAsync(ILane[] lanes)
    {
        LaneResult[] results = await Contest.RunAsync(lanes);
        foreach (ILane lane in lanes) await lane.DisposeAsync();
        return results;
    }

    private static void Print(string row, LaneResult[] results, string rate, TextWriter output)
    {
        output.WriteLine($"{row}.transport={Transport}");
        foreach (LaneResult rival in results.Skip(1)) Write($"{row}.vs_{rival.Name}", results[0].RatioOf(rival), output);
        if (results.FirstOrDefault(result => result.Name == OwnReader) is { } own)
        {
            foreach (LaneResult rival in results.Skip(1).Where(rival => rival != own)) Write($"{row}.{OwnReader}.vs_{rival.Name}", own.RatioOf(rival), output);
        }

        foreach (LaneResult result in results)
        {
            string name = NameOf(result, row, results);
            Write($"{name}.{rate}", result.PerSecond, output);
            Write($"{name}.bytes", result.AllocatedBytes, output);
            Write($"{name}.core", result.Core, output);
        }
    }

    /// <summary>The client's own numbers have the row's name alone; a rival's have its name behind it.</summary>
    private static string NameOf(LaneResult result, string row, LaneResult[] results) => result == results[0] ? row : $"{row}.{result.Name}";

    private static string Describe(WebSocketOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"WebSocketConnector ({(options.UseFrameworkReader ? "the framework's WebSocket" : "own RFC 6455 reader")}, receive buffer {options.ReceiveBufferSize / 1024} KiB, plain TCP on loopback)");

    private static void Write(string name, double value, TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.###}"));
}
