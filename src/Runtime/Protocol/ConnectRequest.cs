namespace Framewright.Protocol;

/// <summary>What a protocol wants of the next socket: the schema's <c>connect</c>. Filled by the generated protocol, once for each attempt.</summary>
/// <remarks>Not a record, and without a text of its own: it holds secrets.</remarks>
public sealed class ConnectRequest
{
    private readonly List<KeyValuePair<string, string>> query = [];
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> subProtocols = [];

    /// <summary>The address that replaces the configured one; null for none.</summary>
    public string? Url { get; private set; }

    /// <summary>The sub-protocols of which the server has to choose one; empty for none.</summary>
    public IReadOnlyList<string> SubProtocols => subProtocols;

    /// <summary>Further headers of the upgrade.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>Members of the query, not yet encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => query;

    /// <summary>Joins the parts of a text.</summary>
    /// <param name="parts">Literals and values.</param>
    /// <returns>Null when one of the values is not there: then the whole text is not.</returns>
    public static string? Text(params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null) return null;
        }

        return string.Concat(parts!);
    }

    /// <summary>Replaces the address.</summary>
    /// <param name="url">An absolute address, or null to keep the configured one.</param>
    public void SetUrl(string? url) => Url = string.IsNullOrEmpty(url) ? null : url;

    /// <summary>Offers a sub-protocol.</summary>
    /// <param name="name">Its name.</param>
    public void AddSubProtocol(string name) => subProtocols.Add(name);

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    public void AddHeader(string name, string? value)
    {
        if (value is not null) headers[name] = value;
    }

    /// <summary>Adds a member of the query.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, not yet encoded; null leaves it out.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null) query.Add(new(name, value));
    }

    /// <summary>An address with the query behind what it has already.</summary>
    internal Uri WithQuery(Uri address)
    {
        if (query.Count == 0) return address;
        var added = string.Join('&', query.Select(member => $"{Uri.EscapeDataString(member.Key)}={Uri.EscapeDataString(member.Value)}"));
        var builder = new UriBuilder(address);
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query}&{added}" : added;
        return builder.Uri;
    }
}
