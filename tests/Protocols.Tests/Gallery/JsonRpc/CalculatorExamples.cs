using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.JsonRpc;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(CalculatorClient))]
internal static partial class CalculatorExamples;
