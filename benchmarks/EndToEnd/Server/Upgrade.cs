using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>The server's side of a WebSocket's HTTP upgrade.</summary>
internal static class Upgrade
{
    private const string KeyHeader = "Sec-WebSocket-Key: ";

    /// <summary>Reads the request and accepts it.</summary>
    /// <returns>The path that was asked for.</returns>
    public static string Accept(Socket socket)
    {
        string[] lines = ReadRequest(socket).Split("\r\n");
        string key = lines.Single(line => line.StartsWith(KeyHeader, StringComparison.OrdinalIgnoreCase))[KeyHeader.Length..].Trim();
        socket.Send(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Answer(key)}\r\n\r\n"));
        return lines[0].Split(' ')[1];
    }

    /// <summary>Clients send nothing behind the request before they have its answer, so the request ends with what was read.</summary>
    private static string ReadRequest(Socket socket)
    {
        var request = new StringBuilder();
        var bytes = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int count = socket.Receive(bytes);
            if (count == 0) throw new IOException("No request came");
            request.Append(Encoding.ASCII.GetString(bytes, 0, count));
        }

        return request.ToString();
    }

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake is defined with SHA-1; it protects nothing.")]
    private static string Answer(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
