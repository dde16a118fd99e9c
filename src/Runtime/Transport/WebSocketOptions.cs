using System.Net;
using System.Net.Security;

namespace Framewright.Transport;

/// <summary>How <see cref="WebSocketConnector"/> opens sockets, and what it allows a server to send.</summary>
/// <remarks>Validated once, by the connector's constructor, which also copies the lists. Not a record: headers may hold secrets, so that nothing here prints itself.</remarks>
public sealed class WebSocketOptions
{
    /// <summary>The largest message in bytes that is delivered whole. A larger one arrives truncated. Default 16 MiB; at least 4 KiB.</summary>
    public int MaxFrameSize { get; init; } = 16 * 1024 * 1024;

    /// <summary>The length in bytes up to which a message over <see cref="MaxFrameSize"/> is read and thrown away; a longer one ends the socket. Default 256 MiB; at least <see cref="MaxFrameSize"/>.</summary>
    public long MaxDiscardedSize { get; init; } = 256L * 1024 * 1024;

    /// <summary>The size in bytes of the buffer that one read of the socket may fill. Default 256 KiB; 4 KiB to 16 MiB.</summary>
    public int ReceiveBufferSize { get; init; } = 256 * 1024;

    /// <summary>How long name lookup, TCP, proxy, TLS and the upgrade may take together. Default 15 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a close waits for the peer's answer before the socket is ended anyway. Default 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Further headers of the upgrade request, such as <c>Authorization</c> or <c>Origin</c>. Default none. The handshake's own headers cannot be given.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sub-protocols offered, best first. Default none. A server that picks another is refused; one that picks none is accepted.</summary>
    public IReadOnlyList<string> SubProtocols { get; init; } = [];

    /// <summary>The proxy to tunnel through. Default null, which takes the system's; an empty <see cref="WebProxy"/> goes direct.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>How TLS is done for <c>wss</c>. Default null, which takes the system's trust and protocols.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Whether the server is offered to compress its messages (permessage-deflate, RFC 7692). Default false. What is sent to the server is not compressed, so that secrets and what others wrote are never compressed together.</summary>
    /// <remarks>Saves bandwidth and costs time: inflating a message of 840 bytes takes 2 to 6 µs. <see cref="MaxFrameSize"/> and <see cref="MaxDiscardedSize"/> hold for what comes out.</remarks>
    public bool AcceptCompression { get; init; }

    /// <summary>Whether the framework's WebSocket reads frames. Default true; false takes our own reader, which costs less per message (docs/performance.md) and has the same limits.</summary>
    public bool UseFrameworkReader { get; init; } = true;

    /// <summary>Whether the server has to choose one of <see cref="SubProtocols"/>.</summary>
    internal bool RequiresSubProtocol { get; init; }

    /// <summary>These options with what a protocol wants of one socket.</summary>
    internal WebSocketOptions For(SocketRequest request)
    {
        if (request.Headers.Count == 0 && request.SubProtocols.Count == 0) return this;
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Headers) headers[name] = value;
        return With(headers, request.SubProtocols.Count > 0 ? request.SubProtocols : SubProtocols, request.SubProtocols.Count > 0).Validated();
    }

    /// <summary>Throws when a value is outside what its documentation allows; otherwise copies what could change later.</summary>
    internal WebSocketOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFrameSize, MessageReader.TruncatedSize, nameof(MaxFrameSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxFrameSize, 1 << 30, nameof(MaxFrameSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDiscardedSize, MaxFrameSize, nameof(MaxDiscardedSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(ReceiveBufferSize, 4 * 1024, nameof(ReceiveBufferSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ReceiveBufferSize, 16 * 1024 * 1024, nameof(ReceiveBufferSize));
        ValidateTimeout(HandshakeTimeout, nameof(HandshakeTimeout));
        ValidateTimeout(CloseTimeout, nameof(CloseTimeout));
        return With(UpgradeHeaders.Validated(Headers), UpgradeHeaders.ValidatedSubProtocols(SubProtocols), RequiresSubProtocol);
    }

    private WebSocketOptions With(IReadOnlyDictionary<string, string> headers, IReadOnlyList<string> subProtocols, bool requiresSubProtocol) => new()
    {
        MaxFrameSize = MaxFrameSize,
        MaxDiscardedSize = MaxDiscardedSize,
        ReceiveBufferSize = ReceiveBufferSize,
        HandshakeTimeout = HandshakeTimeout,
        CloseTimeout = CloseTimeout,
        Headers = headers,
        SubProtocols = subProtocols,
        RequiresSubProtocol = requiresSubProtocol,
        AcceptCompression = AcceptCompression,
        UseFrameworkReader = UseFrameworkReader,
        Proxy = Proxy,
        Tls = Tls,
    };

    private static void ValidateTimeout(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), name);
    }
}
