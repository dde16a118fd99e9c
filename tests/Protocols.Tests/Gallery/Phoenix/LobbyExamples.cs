using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.Phoenix;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(LobbyClient))]
internal static partial class LobbyExamples;
