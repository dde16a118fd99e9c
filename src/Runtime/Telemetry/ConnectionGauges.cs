namespace Framewright.Telemetry;

/// <summary>What a connection has in use at a moment.</summary>
/// <param name="State">What it does.</param>
/// <param name="PendingCalls">Calls that wait for an answer.</param>
/// <param name="QueuedBytes">Bytes that wait to be written.</param>
/// <param name="HeldBytes">Bytes of events and answers that wait for their consumers, where those are counted.</param>
internal readonly record struct ConnectionGauges(ConnectionState State, int PendingCalls, long QueuedBytes, long HeldBytes);
