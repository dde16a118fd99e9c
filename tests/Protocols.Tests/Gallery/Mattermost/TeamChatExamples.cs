using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.Mattermost;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(TeamChatClient))]
internal static partial class TeamChatExamples;
