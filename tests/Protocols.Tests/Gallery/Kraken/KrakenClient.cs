namespace Framewright.Protocols.Tests.Gallery.Kraken;

[RealtimeClient("Kraken")]
public sealed partial class KrakenClient;
