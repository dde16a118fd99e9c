namespace Framewright.Transport;

/// <summary>Opens WebSockets: the default carrier of a connection.</summary>
/// <remarks>Thread-safe and reusable; it holds no socket of its own, so that there is nothing to dispose.</remarks>
public sealed class WebSocketConnector : ITransportConnector
{
    private readonly WebSocketOptions options;
    private readonly TimeProvider timeProvider;

    /// <summary>Creates a connector.</summary>
    /// <param name="options">Limits, headers, proxy and TLS; null takes every default. Validated and copied here.</param>
    /// <param name="timeProvider">The clock of the handshake and close timeouts; null takes the system's.</param>
    /// <exception cref="ArgumentException">A value of <paramref name="options"/> is outside what its documentation allows.</exception>
    public WebSocketConnector(WebSocketOptions? options = null, TimeProvider? timeProvider = null)
    {
        this.options = (options ?? new WebSocketOptions()).Validated();
        this.timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Only the caller's own <paramref name="cancellationToken"/> gives <see cref="OperationCanceledException"/>;
    /// a handshake that takes longer than <see cref="WebSocketOptions.HandshakeTimeout"/> is a <see cref="ConnectionLostException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is not an absolute <c>ws</c> or <c>wss</c> address.</exception>
    public ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return OpenAsync(endpoint, options, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A header of <see cref="WebSocketOptions.Headers"/> beats the protocol's header of the same name.</remarks>
    /// <exception cref="ArgumentException">The address is not an absolute <c>ws</c> or <c>wss</c> one, or a header cannot be sent.</exception>
    public ValueTask<ITransport> ConnectAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return OpenAsync(request.Endpoint, options.For(request), cancellationToken);
    }

    private async ValueTask<ITransport> OpenAsync(Uri endpoint, WebSocketOptions options, CancellationToken cancellationToken)
    {
        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeWs && endpoint.Scheme != Uri.UriSchemeWss))
            throw new ArgumentException($"The endpoint has to be an absolute ws:// or wss:// address, but is {EndpointText.Of(endpoint)}.", nameof(endpoint));

        cancellationToken.ThrowIfCancellationRequested();
        var upgrade = new HttpUpgrade(endpoint, options, timeProvider);
        return new WebSocketTransport(await upgrade.RunAsync(cancellationToken).ConfigureAwait(false), options, timeProvider);
    }
}
