namespace Framewright.Runtime.Tests.Transport;

public sealed class OwnEndTests() : EndTests(framework: false);
