using System.Text;

namespace Framewright.Testing.Hosting;

/// <summary>One HTTP request that is no upgrade to a WebSocket, as it came in. Immutable; safe to keep.</summary>
public sealed class RecordedRequest
{
    private readonly byte[] body;

    internal RecordedRequest(string verb, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body, DateTimeOffset at)
    {
        Verb = verb;
        Path = path;
        Query = query;
        Headers = headers;
        this.body = body;
        At = at;
    }

    /// <summary>For example <c>POST</c>.</summary>
    public string Verb { get; }

    /// <summary>The path, decoded, for example <c>/api/v1/me</c>.</summary>
    public string Path { get; }

    /// <summary>The query as it came, with its question mark; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>The headers by their names, whatever their case. They hold the caller's token.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The whole body.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(body);

    /// <summary>When it was whole, by the server's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset At { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {Path}{Query}";
}
