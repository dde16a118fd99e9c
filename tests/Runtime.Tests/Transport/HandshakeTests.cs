using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class HandshakeTests
{
    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_101_does_not_hang_and_nothing_behind_it_is_lost()
    {
        await using var server = new ScriptedServer(peer => peer.UpgradeAsync([.. ScriptedPeer.Text("one"), .. ScriptedPeer.Text("two")]));
        var (transport, _) = await server.ConnectAsync();
        await using var disposing = transport;

        Assert.Equal("one", await transport.ReadTextAsync());
        Assert.Equal("two", await transport.ReadTextAsync());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task The_answer_may_come_in_single_bytes()
    {
        await using var server = new ScriptedServer(async peer =>
        {
            peer.Socket.NoDelay = true;
            await peer.ReadRequestAsync();
            var answer = $"HTTP/1.1 101 Switching\r\nupgrade: WebSocket\r\nconnection: keep-alive, upgrade\r\nsec-websocket-accept: {peer.Accept()}\r\n\r\n";
            foreach (var c in answer) await peer.WriteAsync(c.ToString());
            await peer.SendTextAsync("hello");
        });
        var (transport, _) = await server.ConnectAsync();
        await using var disposing = transport;

        Assert.Equal("hello", await transport.ReadTextAsync());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task An_interim_answer_before_the_101_is_passed_over()
    {
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.WriteAsync("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
            await peer.UpgradeAsync(ScriptedPeer.Text("hello"));
        });
        var (transport, _) = await server.ConnectAsync();
        await using var disposing = transport;

        Assert.Equal("hello", await transport.ReadTextAsync());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task The_request_is_http_1_1_with_headers_sub_protocols_and_a_fresh_key()
    {
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {peer.Accept()}\r\nSec-WebSocket-Protocol: b\r\n\r\n");
        });
        var options = new WebSocketOptions { Headers = new Dictionary<string, string> { ["X-Mine"] = "yes" }, SubProtocols = ["a", "b"] };
        var (transport, peer) = await server.ConnectAsync(options);
        await using var disposing = transport;

        Assert.StartsWith("GET /socket?token=hidden HTTP/1.1\r\n", peer.Request, StringComparison.Ordinal);
        Assert.Equal("yes", peer.Header("X-Mine"));
        Assert.Equal("a, b", peer.Header("Sec-WebSocket-Protocol"));
        Assert.Equal("13", peer.Header("Sec-WebSocket-Version"));
        Assert.Equal(16, Convert.FromBase64String(peer.Header("Sec-WebSocket-Key")).Length);
        Assert.Equal("b", Assert.IsType<WebSocketTransport>(transport).SubProtocol);

        await using var second = await new WebSocketConnector(options).ConnectAsync(server.Endpoint, CancellationToken.None).Within();
        Assert.Equal(2, server.Connections);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(200, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task A_refused_upgrade_tells_its_status_and_whether_to_try_again(int status, bool isTransient)
    {
        var error = await RefusedAsync($"HTTP/1.1 {status} No\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno");

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    public async Task Retry_after_as_a_date_is_counted_from_the_clock(int date, int delay)
    {
        var time = new ManualTime();
        var when = (time.GetUtcNow() + TimeSpan.FromSeconds(date)).ToString("r", CultureInfo.InvariantCulture);

        var error = await RefusedAsync($"HTTP/1.1 503 No\r\nRetry-After: {when}\r\nContent-Length: 0\r\n\r\n", time: time);

        Assert.Equal(TimeSpan.FromSeconds(delay), error.RetryAfter);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n", "Sec-WebSocket-Accept")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\n", "Sec-WebSocket-Accept")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\nSec-WebSocket-Accept: {0}\r\n", "Sec-WebSocket-Accept")]
    [InlineData("Upgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\n", "WebSocket")]
    [InlineData("Connection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\n", "WebSocket")]
    [InlineData("Upgrade: websocket\r\nSec-WebSocket-Accept: {0}\r\n", "Connection")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\nSec-WebSocket-Protocol: other\r\n", "sub-protocol")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n", "extension")]
    public async Task A_101_that_does_not_match_the_request_is_refused(string headers, string inMessage)
    {
        var error = await RefusedAsync("HTTP/1.1 101 Switching Protocols\r\n" + headers + "\r\n", new WebSocketOptions { SubProtocols = ["mine"] });

        Assert.Equal(HttpStatusCode.SwitchingProtocols, error.StatusCode);
        Assert.Contains(inMessage, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData("permessage-deflate, permessage-deflate")]
    [InlineData("x-webkit-deflate-frame")]
    [InlineData("permessage-deflate; client_max_window_bits=15")]
    [InlineData("permessage-deflate; server_max_window_bits=16")]
    [InlineData("permessage-deflate; server_max_window_bits")]
    [InlineData("permessage-deflate; server_no_context_takeover=1")]
    [InlineData("permessage-deflate; server_no_context_takeover; server_no_context_takeover")]
    [InlineData("permessage-deflate; unknown")]
    public async Task An_answer_to_compression_that_was_not_offered_is_refused(string extensions)
    {
        var error = await RefusedAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {0}\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n", new WebSocketOptions { AcceptCompression = true });

        Assert.False(error.IsTransient);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData("Sec-WebSocket-Extensions: permessage-deflate\r\n", true)]
    [InlineData("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=\"9\"\r\n", true)]
    [InlineData("", false)]
    public async Task Compression_is_offered_when_asked_for_and_the_server_decides(string header, bool isCompressed)
    {
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {peer.Accept()}\r\n{header}\r\n");
            await peer.SendTextAsync("not compressed");
        });
        var (transport, peer) = await server.ConnectAsync(new WebSocketOptions { AcceptCompression = true });
        await using var disposing = transport;

        Assert.Equal("permessage-deflate", peer.Header("Sec-WebSocket-Extensions"));
        Assert.Equal(isCompressed, ((WebSocketTransport)transport).IsCompressed);
        Assert.Equal("not compressed", await transport.ReadTextAsync());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_redirect_is_not_followed()
    {
        await using var target = new ScriptedServer();

        var error = await RefusedAsync($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{target.Endpoint.Port}/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(HttpStatusCode.Found, error.StatusCode);
        Assert.Equal(0, target.Connections);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Cookies_are_not_kept_and_a_refused_connection_is_not_used_again()
    {
        var requests = new List<string>();
        await using var server = new ScriptedServer(async peer =>
        {
            requests.Add(await peer.ReadRequestAsync());
            await peer.WriteAsync("HTTP/1.1 503 No\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
        });
        var connector = new WebSocketConnector();
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<HandshakeRefusedException>(() => connector.ConnectAsync(server.Endpoint, CancellationToken.None).Within());

        Assert.Equal(2, server.Connections);
        Assert.All(requests, r => Assert.DoesNotContain("Cookie", r, StringComparison.OrdinalIgnoreCase));
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task An_answer_that_is_not_http_is_refused_for_good()
    {
        var error = await RefusedAsync("SSH-2.0-server ready\r\n\r\n");

        Assert.Null(error.StatusCode);
        Assert.False(error.IsTransient);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_handshake_without_an_answer_times_out_by_the_clock()
    {
        var time = new ManualTime();
        await using var server = new ScriptedServer(peer => peer.ReadRequestAsync());
        var connecting = new WebSocketConnector(timeProvider: time).ConnectAsync(server.Endpoint, CancellationToken.None).AsTask();
        await time.TimerStartedAsync();
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(connecting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => connecting.Within());

        Assert.Equal(CallOutcome.NotSent, error.Outcome);
        Assert.Contains("15 s", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Only_the_callers_own_token_cancels()
    {
        await using var server = new ScriptedServer(peer => peer.ReadRequestAsync());
        using var cancellation = new CancellationTokenSource();
        var connecting = new WebSocketConnector().ConnectAsync(server.Endpoint, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Within());

        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_cancelled_token_does_nothing_to_a_socket_that_is_open()
    {
        await using var server = new ScriptedServer();
        using var cancellation = new CancellationTokenSource();
        await using var transport = await new WebSocketConnector().ConnectAsync(server.Endpoint, cancellation.Token).Within();
        await cancellation.CancelAsync();

        await transport.SendTextAsync("still here");
        Assert.Null(transport.End);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Nobody_listening_is_a_lost_connection_that_sent_nothing()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await LostAsync(new Uri($"ws://user:secret@127.0.0.1:{port}/path?token=secret#secret"));

        Assert.Equal(CallOutcome.NotSent, error.Outcome);
        Assert.True(error.IsTransient);
        Assert.Contains($"ws://127.0.0.1:{port}/path", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_connection_that_breaks_before_the_answer_is_lost()
    {
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.ReadRequestAsync();
            peer.Dispose();
        });

        Assert.Equal(CallOutcome.NotSent, (await LostAsync(server.Endpoint)).Outcome);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Tls_that_fails_is_a_lost_connection()
    {
        await using var server = new ScriptedServer(peer => peer.WriteAsync("this is not TLS\r\n\r\n"));

        var error = await LostAsync(new UriBuilder(server.Endpoint) { Scheme = "wss" }.Uri);

        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_refusal_names_no_secret()
    {
        var options = new WebSocketOptions { Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer hidden" } };

        var error = await RefusedAsync("HTTP/1.1 401 hidden\r\nContent-Length: 6\r\n\r\nhidden", options);

        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_proxy_is_asked_to_tunnel_and_nothing_behind_its_answer_is_lost()
    {
        await using var proxy = new ScriptedServer(async peer =>
        {
            Assert.StartsWith("CONNECT nowhere.invalid:80 ", await peer.ReadRequestAsync(), StringComparison.Ordinal);
            await peer.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
            await peer.UpgradeAsync(ScriptedPeer.Text("through"));
        });
        var connector = new WebSocketConnector(new WebSocketOptions { Proxy = new WebProxy("127.0.0.1", proxy.Endpoint.Port) });
        await using var transport = await connector.ConnectAsync(new Uri("ws://nowhere.invalid/"), CancellationToken.None).Within();

        Assert.Equal("through", await transport.ReadTextAsync());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_proxy_that_refuses_is_named_without_its_password()
    {
        await using var proxy = new ScriptedServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
        });
        var connector = new WebSocketConnector(new WebSocketOptions { Proxy = new WebProxy($"http://user:hidden@127.0.0.1:{proxy.Endpoint.Port}") });

        var error = await Assert.ThrowsAsync<HandshakeRefusedException>(() => connector.ConnectAsync(new Uri("ws://nowhere.invalid/"), CancellationToken.None).Within());

        Assert.Equal(HttpStatusCode.ProxyAuthenticationRequired, error.StatusCode);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("relative")]
    public async Task Only_ws_and_wss_are_endpoints(string endpoint) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new WebSocketConnector().ConnectAsync(new Uri(endpoint, UriKind.RelativeOrAbsolute), CancellationToken.None).AsTask());

    private static async Task<HandshakeRefusedException> RefusedAsync(string answer, WebSocketOptions? options = null, TimeProvider? time = null)
    {
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(answer.Replace("{0}", peer.Accept(), StringComparison.Ordinal));
        });
        return await Assert.ThrowsAsync<HandshakeRefusedException>(() => new WebSocketConnector(options, time).ConnectAsync(server.Endpoint, CancellationToken.None).Within());
    }

    private static async Task<ConnectionLostException> LostAsync(Uri endpoint) =>
        await Assert.ThrowsAsync<ConnectionLostException>(() => new WebSocketConnector().ConnectAsync(endpoint, CancellationToken.None).Within());
}
