namespace Framewright.Runtime.Tests.Transport.Conformance;

public sealed class FrameworkCompressionTests() : CompressionTests(framework: true);
