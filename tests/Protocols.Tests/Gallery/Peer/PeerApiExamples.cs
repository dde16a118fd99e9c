using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.Peer;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(PeerApiClient))]
internal static partial class PeerApiExamples;
