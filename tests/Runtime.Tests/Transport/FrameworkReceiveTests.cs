namespace Framewright.Runtime.Tests.Transport;

public sealed class FrameworkReceiveTests() : ReceiveTests(framework: true);
