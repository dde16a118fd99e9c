using System.Diagnostics.CodeAnalysis;
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
    private readonly ItemWrapping? wrapping;

    /// <summary>Describes a key.</summary>
    /// <param name="id">The way from an event's body to the id.</param>
    /// <param name="itemId">The way from an item to the id.</param>
    /// <param name="version">The way from an event's body to the version; null for none.</param>
    /// <param name="itemVersion">The way from an item to the version; null for none.</param>
    /// <param name="versions">Reads versions; null for none.</param>
    public StreamKey(JsonPath id, JsonPath itemId, JsonPath? version = null, JsonPath? itemVersion = null, VersionReader? versions = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(itemId);
        this.id = id;
        this.itemId = itemId;
        this.version = version;
        this.itemVersion = itemVersion;
        this.versions = versions;
        wrapping = ItemWrapping.Between(id, itemId);
    }

    /// <summary>The way to the id by what the strict pass over an event has recorded; null when it only leads through the event's bytes. Default: null.</summary>
    public SlotPath? IdSlots { get; init; }

    /// <summary>The way to the version by what the strict pass over an event has recorded; null for none. Default: null.</summary>
    public SlotPath? VersionSlots { get; init; }

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
    public string? ReadItemId(ReadOnlySpan<byte> item) => IsBareId(item) ? JsonToken.TextOrNull(item) : Text(itemId, item);

    /// <summary>The version of a fetched item as a number that grows; null when it has none.</summary>
    /// <param name="item">The item.</param>
    public decimal? ReadItemVersion(ReadOnlySpan<byte> item) => Version(itemVersion, item);

    /// <summary>The id and the version of an event's item, for tables: allocates nothing, unless the way leads through a string or a name has escapes.</summary>
    /// <param name="body">The event's body.</param>
    /// <param name="id">
    /// 128 bits of a hash of the id's text, the same for <c>"5"</c> and <c>5</c>; seeded at random for each process. Two ids that differ have the same one with a chance of about 2^-64,
    /// unless somebody works at it: it is no cryptographic hash.
    /// </param>
    /// <param name="version">The version as a number that grows; null when it has none.</param>
    /// <returns>False when it has no id.</returns>
    /// <exception cref="FrameFormatException">The body is not JSON.</exception>
    public bool TryReadKey(ReadOnlySpan<byte> body, out UInt128 id, out decimal? version)
    {
        version = ReadVersion(body);
        return ItemHash.TryOf(this.id.Read(body), out id);
    }

    /// <summary>As <see cref="TryReadKey(ReadOnlySpan{byte}, out UInt128, out decimal?)"/>, for an event that was read: nothing of it is walked again where the slots lead to the key.</summary>
    /// <param name="message">The message that was read.</param>
    /// <param name="body">The event's body in it.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">The event's. Of repeated members the last counts there, as it does in the view.</param>
    /// <param name="id">The hash of the id's text.</param>
    /// <param name="version">The version as a number that grows; null when it has none.</param>
    /// <returns>False when it has no id.</returns>
    public bool TryReadKey(ReadOnlySpan<byte> message, ReadOnlySpan<byte> body, ViewScratch scratch, Slot slot, out UInt128 id, out decimal? version)
    {
        if (IdSlots is not { } toId || VersionSlots is not { } toVersion || versions is null) return TryReadKey(body, out id, out version);
        version = versions.Read(message, toVersion.Find(scratch, slot));
        return ItemHash.TryOf(message, toId.Find(scratch, slot), out id);
    }

    /// <summary>The id and the version of a fetched item, as <see cref="TryReadKey(ReadOnlySpan{byte}, out UInt128, out decimal?)"/> does it for an event's. A deleted item may be its bare id, and has no version then.</summary>
    /// <param name="item">The item.</param>
    /// <param name="id">The hash of the id's text.</param>
    /// <param name="version">The version as a number that grows; null when it has none.</param>
    /// <returns>False when it has no id.</returns>
    /// <exception cref="FrameFormatException">The item is not JSON.</exception>
    public bool TryReadItemKey(ReadOnlySpan<byte> item, out UInt128 id, out decimal? version)
    {
        if (IsBareId(item))
        {
            version = null;
            return ItemHash.TryOf(item, out id);
        }

        version = ReadItemVersion(item);
        return ItemHash.TryOf(itemId.Read(item), out id);
    }

    /// <summary>Makes the body of an event around a fetched item, so that the stream reads it like any other: <c>[item]</c> where the id lies at <c>[0]._id</c>.</summary>
    /// <param name="item">The item. What an event has besides is left out, or null.</param>
    /// <param name="body">The body.</param>
    /// <returns>False when an event holds its item in a string, or behind more than 256 elements.</returns>
    public bool TryWrapItem(ReadOnlySpan<byte> item, [NotNullWhen(true)] out byte[]? body)
    {
        body = wrapping?.Wrap(item);
        return body is not null;
    }

    /// <summary>Makes the body of an event around a fetched item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The body, an array of its own.</returns>
    /// <exception cref="NotSupportedException">An event holds its item in a string.</exception>
    public byte[] WrapItem(ReadOnlySpan<byte> item) => TryWrapItem(item, out var body) ? body : throw new NotSupportedException("Events of this stream hold their item in a string: no event can be made around a fetched item.");

    private static bool IsBareId(ReadOnlySpan<byte> item) => JsonToken.KindOf(item) is JsonKind.String or JsonKind.Number;

    private static string? Text(JsonPath path, ReadOnlySpan<byte> json) => JsonToken.TextOrNull(path.Read(json));

    private decimal? Version(JsonPath? path, ReadOnlySpan<byte> json) => json.IsEmpty || path is null ? null : versions?.Read(path.Read(json));
}
