namespace Framewright.Strict.Tests.Schema;

/// <summary>The api of the types that the tests read.</summary>
[RealtimeClient("Strict")]
public sealed partial class StrictClient;
