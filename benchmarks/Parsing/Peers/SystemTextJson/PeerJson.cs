using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>The source-generated metadata of the peer, with nothing switched on that costs time.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(EjsonDateConverter), typeof(EventArgumentConverter)])]
[JsonSerializable(typeof(ControlFrame))]
[JsonSerializable(typeof(MessageFrame))]
[JsonSerializable(typeof(HistoryFrame))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(KeepingMessageFrame))]
[JsonSerializable(typeof(KeepingHistoryFrame))]
public sealed partial class PeerJson : JsonSerializerContext;
