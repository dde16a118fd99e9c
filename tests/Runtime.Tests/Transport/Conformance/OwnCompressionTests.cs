namespace Framewright.Runtime.Tests.Transport.Conformance;

public sealed class OwnCompressionTests() : CompressionTests(framework: false);
