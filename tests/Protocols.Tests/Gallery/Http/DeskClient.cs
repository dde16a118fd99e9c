namespace Framewright.Protocols.Tests.Gallery.Http;

[RealtimeClient("Desk")]
public sealed partial class DeskClient;
