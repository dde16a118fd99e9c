namespace Framewright.Runtime.Tests.Transport;

public sealed class OwnCloseRaceTests() : CloseRaceTests(framework: false);
