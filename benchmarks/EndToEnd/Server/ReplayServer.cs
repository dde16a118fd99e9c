using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>The process that pushes: blocking sockets, a thread for each connection, nothing between them and the wire.</summary>
internal static class ReplayServer
{
    /// <summary>Prints the port and serves until the input ends: the parent holds its other end, so the server never outlives it.</summary>
    public static void Run()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
        Console.In.ReadToEnd();
    }

    private static void Accept(TcpListener listener)
    {
        while (true)
        {
            Socket socket = listener.AcceptSocket();
            socket.NoDelay = true;
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                new ServerSession(socket).Run();
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
            {
                // The client was done and did not say so; the parent checks for itself that it got everything.
                Console.Error.WriteLine($"server: {e.SocketErrorCode}");
            }
        }
    }
}
