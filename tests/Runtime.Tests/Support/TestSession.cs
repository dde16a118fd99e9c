using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A connection to a <see cref="TestServer"/>, in virtual time.</summary>
internal sealed class TestSession : IAsyncDisposable
{
    public TestSession(Func<RealtimeOptions, RealtimeOptions>? configure = null, SessionAuthenticator? authenticator = null, TestServer? server = null, ErrorAdvice? advice = null)
    {
        Server = server ?? new TestServer();
        var options = new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), Connector = Server, TimeProvider = Time, Reconnect = ReconnectPolicy.Never };
        Connection = new RealtimeConnection<TestProtocol>(configure?.Invoke(options) ?? options, authenticator) { Advice = advice };
    }

    public ManualTimeProvider Time { get; } = new();

    public TestServer Server { get; }

    public RealtimeConnection<TestProtocol> Connection { get; }

    public TestTransport Socket => Server.Socket;

    public static async Task<TestSession> LiveAsync(Func<RealtimeOptions, RealtimeOptions>? configure = null, TestServer? server = null)
    {
        var session = new TestSession(configure, server: server);
        await session.ConnectAsync();
        return session;
    }

    public Task ConnectAsync() => Until.Done(Connection.ConnectAsync());

    /// <summary>Lets a frame arrive, and waits until it is handled.</summary>
    public Task ReceiveAsync(string frame)
    {
        Socket.Push(frame);
        return Socket.HandledAsync();
    }

    /// <summary>Waits for the frame of a type that comes after as many others of that type; gives its id.</summary>
    public async Task<long> SentAsync(string type, int skip = 0)
    {
        string? found = null;
        await Until.TrueAsync(() => (found = (Server.SocketCount == 0 ? [] : Socket.Sent).Where(frame => TypeOf(frame) == type).ElementAtOrDefault(skip)) is not null, $"a frame '{type}' is sent");
        return IdOf(found!);
    }

    public static string? TypeOf(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        return json.RootElement.GetProperty("t").GetString();
    }

    public static long IdOf(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        return json.RootElement.TryGetProperty("id", out var id) ? long.Parse(id.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Disposes, and lets time pass where that waits for something that does not come.</summary>
    public async ValueTask DisposeAsync()
    {
        var disposing = Connection.DisposeAsync().AsTask();
        await Until.TrueAsync(() =>
        {
            if (!disposing.IsCompleted) Time.Advance(TimeSpan.FromMilliseconds(100));
            return disposing.IsCompleted;
        });
        await disposing;
    }
}
