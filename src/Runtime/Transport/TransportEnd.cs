namespace Framewright.Transport;

/// <summary>Why a socket ended.</summary>
/// <param name="CloseCode">The peer's WebSocket close code, or null when it sent none.</param>
/// <param name="CloseReason">The peer's close reason, or null.</param>
/// <param name="Error">The error that ended the socket, or null when it was closed in order.</param>
public sealed record TransportEnd(int? CloseCode, string? CloseReason, Exception? Error);
