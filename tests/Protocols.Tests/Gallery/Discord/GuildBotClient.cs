namespace Framewright.Protocols.Tests.Gallery.Discord;

[RealtimeClient("GuildBot")]
public sealed partial class GuildBotClient;
