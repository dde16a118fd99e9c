using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.HomeAssistant;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(HomeClient))]
internal static partial class HomeExamples;
