using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Framewright.Transport;

/// <summary>One attempt to open a socket: TCP, proxy, TLS and the HTTP/1.1 upgrade.</summary>
/// <remarks>
/// Goes through the invoker and never through <see cref="HttpClient"/>, which by default waits for the end of a body, and a 101 has none.
/// The handler lives for this attempt only, so that no refused connection is pooled and used again; disposing it leaves an upgraded socket alone.
/// </remarks>
internal sealed class HttpUpgrade(Uri endpoint, WebSocketOptions options, TimeProvider timeProvider)
{
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Runs the attempt within the handshake timeout.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    /// <exception cref="HandshakeRefusedException">There was an answer, and it was no proper upgrade.</exception>
    /// <exception cref="ConnectionLostException">There was no answer.</exception>
    public async Task<UpgradedSocket> RunAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.HandshakeTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await UpgradeAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"Opening {EndpointText.Of(endpoint)} was cancelled.", cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw UpgradeFailure.NotConnected(endpoint, string.Create(CultureInfo.InvariantCulture, $"there was no answer within {options.HandshakeTimeout.TotalSeconds:0.###} s"), e);
        }
        catch (HttpRequestException e)
        {
            throw UpgradeFailure.Of(endpoint, e);
        }
    }

    private async Task<UpgradedSocket> UpgradeAsync(CancellationToken cancellationToken)
    {
        BufferedSocketStream? stream = null;
        using var request = CreateRequest();
        using var invoker = new HttpMessageInvoker(CreateHandler((context, _) =>
        {
            // The buffer goes under HTTP, but not under the request that a proxy gets.
            if (context.InitialRequestMessage != request) return ValueTask.FromResult(context.PlaintextStream);
            stream = new BufferedSocketStream(context.PlaintextStream, options.ReceiveBufferSize);
            return ValueTask.FromResult<Stream>(stream);
        }));
        var response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var (subProtocol, isCompressed) = UpgradeAnswer.Verify(response, endpoint, key, options, timeProvider);
            return new UpgradedSocket(stream!, response, subProtocol, isCompressed);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private HttpRequestMessage CreateRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, endpoint)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        foreach (var (name, value) in options.Headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", key);
        if (options.AcceptCompression) request.Headers.TryAddWithoutValidation("Sec-WebSocket-Extensions", CompressionAnswer.Offer);
        if (options.SubProtocols.Count > 0) request.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", string.Join(", ", options.SubProtocols));
        return request;
    }

    private SocketsHttpHandler CreateHandler(Func<SocketsHttpPlaintextStreamFilterContext, CancellationToken, ValueTask<Stream>> filter)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseDrainSize = 0,
            PlaintextStreamFilter = filter,
        };
        if (options.Proxy is not null) handler.Proxy = options.Proxy;
        if (options.Tls is not null) handler.SslOptions = options.Tls;
        return handler;
    }
}
