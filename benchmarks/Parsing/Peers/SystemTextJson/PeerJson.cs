using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>The source-generated metadata of the peer, with nothing switched on that costs time.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(EjsonDateConverter), typeof(EventArgumentConverter)])]
[JsonSerializable(typeof(ControlFrame))]
[JsonSerializable(typeof(MessageFrame))]
[JsonSerializable(typeof(HistoryFrame))]
[JsonSerializable(typeof(Subscription))]
public sealed partial class PeerJson : JsonSerializerContext;
