namespace Framewright.Transport;

/// <summary>One socket to open: where to, and what the protocol wants of the upgrade.</summary>
/// <remarks>Not a record, and without a text of its own: address and headers may hold secrets.</remarks>
public sealed class SocketRequest
{
    /// <summary>Asks for a socket.</summary>
    /// <param name="endpoint">Where to.</param>
    public SocketRequest(Uri endpoint) => Endpoint = endpoint;

    /// <summary>Where to, asked anew for every attempt.</summary>
    public Uri Endpoint { get; }

    /// <summary>Further headers of the upgrade. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The sub-protocols of which the server has to choose one. Default: none.</summary>
    public IReadOnlyList<string> SubProtocols { get; init; } = [];
}
