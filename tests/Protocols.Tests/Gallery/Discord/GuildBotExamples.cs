using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.Discord;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(GuildBotClient))]
internal static partial class GuildBotExamples;
