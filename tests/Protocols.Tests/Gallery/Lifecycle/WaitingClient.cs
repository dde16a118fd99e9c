namespace Framewright.Protocols.Tests.Gallery.Lifecycle;

[RealtimeClient("Waiting")]
public sealed partial class WaitingClient;
