namespace Framewright.Protocols.Tests.Gallery.JsonRpc;

[RealtimeClient("Calculator")]
public sealed partial class CalculatorClient;
