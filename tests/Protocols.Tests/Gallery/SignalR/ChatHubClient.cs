namespace Framewright.Protocols.Tests.Gallery.SignalR;

[RealtimeClient("ChatHub")]
public sealed partial class ChatHubClient;
