using Framewright.Benchmarks.Parsing.Contestants;
using Framewright.Benchmarks.Parsing.Generated;
using Framewright.Benchmarks.Parsing.Peers.Native;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;
using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;
using Framewright.Json;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>Who runs at one size, and over what.</summary>
public sealed class Lineup
{
    public const string SystemTextJson = "stj";
    public const string SystemTextJsonShuffled = "stj_shuffled";
    public const string SystemTextJsonKeeping = "stj_keeping";
    public const string Utf8Reader = "utf8reader";
    public const string Utf8ReaderShuffled = "utf8reader_shuffled";

    public const string Simdjson = "simdjson";

    public const string Strict = "strict";
    public const string Trusting = "trusting";
    public const string Record = "record";
    public const string StrictShuffled = "shuffled";

    private const ulong ShuffleSeed = 7;
    private const int RoutedFramesPerSize = 100;

    private Lineup(CorpusFacts facts, NativePeer? native)
    {
        Facts = facts;
        var ordered = new FrameTape(Corpus.Load(facts.Size));
        var shuffled = new FrameTape(Corpus.Shuffled(facts.Size, ShuffleSeed));
        ResultShape result = facts.Size == CorpusSize.Xl ? ResultShape.History : ResultShape.Login;
        var reader = new Utf8ReaderContestant(result);
        var views = new GeneratedContestant<ViewForm>(result);
        var trusting = new GeneratedContestant<ViewForm>(result, JsonChecks.Trusting);
        var records = new GeneratedContestant<RecordForm>(result);
        (string, string)[] simdjson = native is null ? [] : [("vs_simdjson", Simdjson)];
        Lane? keeping = KeepingLane(ordered);
        (string, string)[] keepingRival = keeping is null ? [] : [("vs_stj_keeping", SystemTextJsonKeeping)];
        Lanes =
        [
            SystemTextJsonLane(SystemTextJson, ordered),
            .. keeping is null ? Array.Empty<Lane>() : [keeping],
            new ContestantLane<Utf8ReaderContestant>(Utf8Reader, reader, ordered),
            .. native is null ? Array.Empty<Lane>() : [NewNativeLane(native, ordered)],
            SystemTextJsonLane(SystemTextJsonShuffled, shuffled),
            new ContestantLane<Utf8ReaderContestant>(Utf8ReaderShuffled, reader, shuffled),
            new ContestantLane<GeneratedContestant<ViewForm>>(Strict, views, ordered) { Rivals = [("vs_stj", SystemTextJson), ("vs_utf8reader", Utf8Reader), .. simdjson] },
            new ContestantLane<GeneratedContestant<ViewForm>>(Trusting, trusting, ordered) { Rivals = [("vs_stj", SystemTextJson), .. simdjson] },
            new ContestantLane<GeneratedContestant<RecordForm>>(Record, records, ordered) { Rivals = [("vs_stj", SystemTextJson), .. keepingRival] },
            new ContestantLane<GeneratedContestant<ViewForm>>(StrictShuffled, new(result), shuffled) { Rivals = [("vs_stj", SystemTextJsonShuffled)] },
        ];
    }

    public CorpusFacts Facts { get; }

    /// <summary>Every lane. All tapes hold the same frames, so all lanes have to extract the same, frame by frame.</summary>
    public IReadOnlyList<Lane> Lanes { get; }

    /// <summary>The names of every lane, ours and the peers'.</summary>
    public static IReadOnlyList<string> Rows { get; } =
        [SystemTextJson, SystemTextJsonKeeping, Utf8Reader, Simdjson, SystemTextJsonShuffled, Utf8ReaderShuffled, Strict, Trusting, Record, StrictShuffled];

    /// <param name="facts">The size.</param>
    /// <param name="native">The peer outside of .NET; null to go without.</param>
    public static Lineup Of(CorpusFacts facts, NativePeer? native = null) => new(facts, native);

    /// <summary>The lane that only routes, over events of rooms that nobody subscribed to, of all sizes that one message comes in.</summary>
    public static Lane Routing()
    {
        CorpusSize[] sizes = [CorpusSize.Plain, CorpusSize.Medium, CorpusSize.Large];
        byte[][] frames = [.. sizes.SelectMany(size => Corpus.Load(size).Take(RoutedFramesPerSize))];
        return new ContestantLane<RoutingContestant>("route", new(), new FrameTape(frames)) { ExtractsAll = false };
    }

    /// <summary>The lanes of some rows, and those that they are held against.</summary>
    /// <param name="rows">Names of rows; none for all.</param>
    public IReadOnlyList<Lane> LanesOf(IReadOnlyList<string> rows)
    {
        if (rows.Count == 0)
            return Lanes;
        HashSet<string> wanted = [.. rows, .. Lanes.Where(lane => rows.Contains(lane.Name)).SelectMany(lane => lane.Rivals).Select(rival => rival.Lane)];
        return [.. Lanes.Where(lane => wanted.Contains(lane.Name))];
    }

    public Lane Lane(string name) => Lanes.Single(lane => lane.Name == name);

    private NativeLane NewNativeLane(NativePeer native, FrameTape ordered)
    {
        native.Load(Facts);
        return new NativeLane(Simdjson, native, ordered);
    }

    private Lane SystemTextJsonLane(string name, FrameTape tape) => Facts.Size switch
    {
        CorpusSize.Small => new ContestantLane<SystemTextJsonContestant<ControlFrame>>(name, new(PeerJson.Default.ControlFrame), tape),
        CorpusSize.Xl => new ContestantLane<SystemTextJsonContestant<HistoryFrame>>(name, new(PeerJson.Default.HistoryFrame), tape),
        _ => new ContestantLane<SystemTextJsonContestant<MessageFrame>>(name, new(PeerJson.Default.MessageFrame), tape),
    };

    /// <summary>The peer that keeps what our records keep and the plain peer passes over. Small frames have nothing of the kind.</summary>
    private Lane? KeepingLane(FrameTape tape) => Facts.Size switch
    {
        CorpusSize.Small => null,
        CorpusSize.Xl => new ContestantLane<SystemTextJsonContestant<KeepingHistoryFrame>>(SystemTextJsonKeeping, new(PeerJson.Default.KeepingHistoryFrame), tape),
        _ => new ContestantLane<SystemTextJsonContestant<KeepingMessageFrame>>(SystemTextJsonKeeping, new(PeerJson.Default.KeepingMessageFrame), tape),
    };
}
