using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>The HTTP call that names the address of the next socket: the schema's <c>connect.endpoint</c>. Made by the generated protocol, once for each attempt.</summary>
/// <remarks>Not a record, and without a text of its own: it holds secrets.</remarks>
public sealed class EndpointCall
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, string>> form = [];

    /// <summary>Describes a call.</summary>
    /// <param name="method">The HTTP method: <c>GET</c> or <c>POST</c>.</param>
    /// <param name="path">Where to, relative to the configured endpoint.</param>
    /// <param name="url">Where the answer names the socket's address.</param>
    public EndpointCall(string method, string path, JsonPath url)
    {
        Method = method;
        Path = path;
        Url = url;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Where to, relative to the configured endpoint.</summary>
    public string Path { get; }

    /// <summary>Where the answer names the socket's address.</summary>
    public JsonPath Url { get; }

    /// <summary>Where the answer carries an error code; null when it never does.</summary>
    public JsonPath? Error { get; init; }

    /// <summary>The error codes after which trying again with the same credentials is of no use.</summary>
    public IReadOnlyList<string> Terminal { get; init; } = [];

    /// <summary>A JSON body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>The members of a form; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form => form;

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    public EndpointCall AddHeader(string name, string? value)
    {
        if (value is not null) headers[name] = value;
        return this;
    }

    /// <summary>Adds a member of the form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    public EndpointCall AddForm(string name, string? value)
    {
        if (value is not null) form.Add(new(name, value));
        return this;
    }
}
