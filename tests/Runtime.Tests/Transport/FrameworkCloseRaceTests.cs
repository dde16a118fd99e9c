namespace Framewright.Runtime.Tests.Transport;

public sealed class FrameworkCloseRaceTests() : CloseRaceTests(framework: true);
