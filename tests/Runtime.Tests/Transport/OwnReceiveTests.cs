namespace Framewright.Runtime.Tests.Transport;

public sealed class OwnReceiveTests() : ReceiveTests(framework: false);
