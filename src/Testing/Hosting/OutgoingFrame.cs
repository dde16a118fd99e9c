using System.Net.WebSockets;

namespace Framewright.Testing.Hosting;

/// <summary>One thing to put on the wire: a message, or the closing handshake.</summary>
internal readonly record struct OutgoingFrame(ReadOnlyMemory<byte> Payload, WebSocketMessageType Type, ushort CloseCode = 0, string CloseReason = "");
