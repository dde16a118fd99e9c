using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.Kraken;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(KrakenClient))]
internal static partial class KrakenExamples;
