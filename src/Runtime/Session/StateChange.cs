namespace Framewright;

/// <summary>One change of a connection's state.</summary>
/// <param name="Previous">The state before.</param>
/// <param name="Current">The state since.</param>
/// <param name="Reason">The error that led to <see cref="ConnectionState.Healing"/> or <see cref="ConnectionState.Lost"/>; null otherwise.</param>
public readonly record struct StateChange(ConnectionState Previous, ConnectionState Current, RealtimeException? Reason);
