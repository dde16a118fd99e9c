namespace Framewright.Protocols.Tests.Gallery.Phoenix;

[RealtimeClient("Lobby")]
public sealed partial class LobbyClient;
