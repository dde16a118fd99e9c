using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>What tells a stream's items apart, and what orders the versions of one: the schema's <c>key</c>. Immutable.</summary>
/// <remarks>An event carries an item; what a recovery fetches is a list of items. So every path is there twice: from the event's body on, and from the item on.</remarks>
public sealed class StreamKey
{
    private readonly JsonPath id;
    private readonly JsonPath itemId;
    private readonly JsonPath? version;
    private readonly JsonPath? itemVersion;
    private readonly VersionReader? versions;

    /// <summary>Describes a key.</summary>
    /// <param name="id">The way from an event's body to the id.</param>
    /// <param name="itemId">The way from an item to the id.</param>
    /// <param name="version">The way from an event's body to the version; null for none.</param>
    /// <param name="itemVersion">The way from an item to the version; null for none.</param>
    /// <param name="versions">Reads versions; null for none.</param>
    public StreamKey(JsonPath id, JsonPath itemId, JsonPath? version = null, JsonPath? itemVersion = null, VersionReader? versions = null)
    {
        this.id = id;
        this.itemId = itemId;
        this.version = version;
        this.itemVersion = itemVersion;
        this.versions = versions;
    }

    /// <summary>Whether items have versions.</summary>
    public bool HasVersion => versions is not null;

    /// <summary>The id of an event's item as text; null when it has none.</summary>
    /// <param name="body">The event's body.</param>
    public string? ReadId(ReadOnlySpan<byte> body) => Text(id, body);

    /// <summary>The version of an event's item as a number that grows; null when it has none.</summary>
    /// <param name="body">The event's body.</param>
    public decimal? ReadVersion(ReadOnlySpan<byte> body) => Version(version, body);

    /// <summary>The id of a fetched item as text; null when it has none. A deleted item may be its bare id.</summary>
    /// <param name="item">The item.</param>
    public string? ReadItemId(ReadOnlySpan<byte> item) => JsonToken.KindOf(item) is JsonKind.String or JsonKind.Number ? JsonToken.TextOrNull(item) : Text(itemId, item);

    /// <summary>The version of a fetched item as a number that grows; null when it has none.</summary>
    /// <param name="item">The item.</param>
    public decimal? ReadItemVersion(ReadOnlySpan<byte> item) => Version(itemVersion, item);

    private static string? Text(JsonPath path, ReadOnlySpan<byte> json) => JsonToken.TextOrNull(path.Read(json));

    private decimal? Version(JsonPath? path, ReadOnlySpan<byte> json) => json.IsEmpty || path is null ? null : versions?.Read(path.Read(json));
}
