namespace Framewright.Protocols.Tests.Gallery.Mattermost;

[RealtimeClient("TeamChat")]
public sealed partial class TeamChatClient;
