namespace Framewright.Protocols.Tests.Gallery.HomeAssistant;

[RealtimeClient("Home")]
public sealed partial class HomeClient;
