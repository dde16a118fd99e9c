namespace Framewright.Runtime.Tests.Transport.Conformance;

public sealed class OwnConformanceTests() : ConformanceTests(framework: false);
