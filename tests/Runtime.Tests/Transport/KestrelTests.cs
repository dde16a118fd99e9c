using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Framewright.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WebSocketOptions = Framewright.Transport.WebSocketOptions;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>The same transport against a server that is not ours.</summary>
public sealed class KestrelTests
{
    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(false, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, true, true)]
    public async Task Echo_and_close_work_over_plain_and_tls(bool tls, bool framework, bool isCompressed)
    {
        using var certificate = tls ? SelfSigned() : null;
        await using var app = await StartAsync(certificate);
        await using var transport = await new WebSocketConnector(new WebSocketOptions { Tls = Trusting(certificate), UseFrameworkReader = framework, AcceptCompression = isCompressed })
            .ConnectAsync(Endpoint(app), CancellationToken.None).Within();
        Assert.Equal(isCompressed, ((WebSocketTransport)transport).IsCompressed);

        foreach (var length in (int[])[0, 1, 200, 70_000, 2_000_000])
        {
            var text = new string('é', length);
            transport.Append(Encoding.UTF8.GetBytes(text));
            var flush = transport.FlushAsync().AsTask();
            Assert.Equal(text, await transport.ReadTextAsync());
            Assert.True(await flush.Within());
        }

        var reading = transport.ReadToEndAsync();
        await transport.CloseAsync().Within();
        Assert.Equal(new TransportEnd(1000, "bye", null), await reading.Within());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted()
    {
        using var certificate = SelfSigned();
        await using var app = await StartAsync(certificate);

        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => new WebSocketConnector().ConnectAsync(Endpoint(app), CancellationToken.None).Within());

        Assert.Equal(CallOutcome.NotSent, error.Outcome);
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Abort_over_tls_ends_a_pending_read()
    {
        using var certificate = SelfSigned();
        await using var app = await StartAsync(certificate);
        await using var transport = await new WebSocketConnector(new WebSocketOptions { Tls = Trusting(certificate) }).ConnectAsync(Endpoint(app), CancellationToken.None).Within();
        var reading = transport.WaitToReadAsync().AsTask();
        transport.Abort();

        Assert.False(await reading.Within());
    }

    private static async Task<WebApplication> StartAsync(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(EchoAsync);
        await app.StartAsync().Within();
        return app;
    }

    private static Uri Endpoint(WebApplication app) => new(app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/echo");

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { DangerousEnableCompression = true });
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (result.MessageType == WebSocketMessageType.Close) break;
                await socket.SendAsync(buffer.AsMemory(0, result.Count), result.MessageType, result.EndOfMessage, context.RequestAborted);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", context.RequestAborted);
        }
        catch (WebSocketException)
        {
            // An aborted client is what one test is about.
        }
    }

    private static SslClientAuthenticationOptions Trusting(X509Certificate2? certificate) => new()
    {
        RemoteCertificateValidationCallback = (_, remote, _, _) => remote?.GetCertHashString() == certificate?.GetCertHashString(),
    };

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
