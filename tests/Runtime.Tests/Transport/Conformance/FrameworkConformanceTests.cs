namespace Framewright.Runtime.Tests.Transport.Conformance;

public sealed class FrameworkConformanceTests() : ConformanceTests(framework: true);
