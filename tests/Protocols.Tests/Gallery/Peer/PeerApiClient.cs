namespace Framewright.Protocols.Tests.Gallery.Peer;

[RealtimeClient("PeerApi")]
public sealed partial class PeerApiClient;
