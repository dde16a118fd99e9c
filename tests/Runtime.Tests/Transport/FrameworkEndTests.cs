namespace Framewright.Runtime.Tests.Transport;

public sealed class FrameworkEndTests() : EndTests(framework: true);
