using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>How a gap of a stream is filled, apart from the calls, which each <see cref="Topic"/> brings: the schema's <c>recover</c>. Immutable.</summary>
public sealed class StreamRecovery
{
    private readonly JsonPath items;
    private readonly JsonPath? deleted;
    private readonly JsonPath? newest;
    private readonly VersionReader? versions;

    /// <summary>Describes a recovery.</summary>
    /// <param name="margin">How far before the last version seen the fetch begins.</param>
    /// <param name="items">Where the fetch's result has the changed items.</param>
    /// <param name="deleted">Where it has the deleted ones; null for nowhere.</param>
    /// <param name="newest">Where the result of the start has the newest version; null when there is no start.</param>
    /// <param name="versions">Reads that version.</param>
    public StreamRecovery(TimeSpan margin, JsonPath items, JsonPath? deleted = null, JsonPath? newest = null, VersionReader? versions = null)
    {
        Margin = margin;
        this.items = items;
        this.deleted = deleted;
        this.newest = newest;
        this.versions = versions;
    }

    /// <summary>How far before the last version seen the fetch begins: clocks of servers differ, and events overtake each other.</summary>
    public TimeSpan Margin { get; }

    /// <summary>The most items that one fetch returns. A fetch that returns as many is followed by another one from the newest version among them. Default: 0, one fetch is all.</summary>
    public int PageSize { get; init; }

    /// <summary>Whether a fetch's result has the list of changed items at all. One without it says nothing about what changed.</summary>
    /// <param name="result">The result; empty for none.</param>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public bool HasItems(ReadOnlySpan<byte> result) => JsonToken.KindOf(items.Read(result)) == JsonKind.Array;

    /// <summary>The changed items of a fetch's result.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public TokenRange[] FindItems(ReadOnlySpan<byte> result) => Elements(items, result);

    /// <summary>The deleted items of a fetch's result: objects, or bare ids.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public TokenRange[] FindDeleted(ReadOnlySpan<byte> result) => deleted is null ? [] : Elements(deleted, result);

    /// <summary>The newest version that the start's result names, as a number that grows; null when it names none.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public decimal? ReadNewest(ReadOnlySpan<byte> result) => newest is null ? null : versions?.Read(newest.Read(result));

    /// <summary>From when on a topic's changes have to be fetched that has had no event yet, by the result of the start.</summary>
    /// <param name="result">The result; empty for none.</param>
    /// <returns>The newest version that the result names; 0, so everything, when the list that it would stand in is empty; null when nobody can tell.</returns>
    /// <exception cref="FrameFormatException">The result is not JSON.</exception>
    public decimal? ReadStart(ReadOnlySpan<byte> result)
    {
        if (newest is null || result.IsEmpty) return null;
        return ReadNewest(result) ?? (newest.LeadsThroughEmptyList(result) ? 0 : null);
    }

    private static TokenRange[] Elements(JsonPath path, ReadOnlySpan<byte> result)
    {
        var list = path.Find(result, 0);
        if (JsonToken.KindOf(list.Of(result)) != JsonKind.Array) return [];
        var found = new List<TokenRange>();
        var cursor = new JsonCursor(result, list.Start);
        for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) found.Add(cursor.Skip());
        return [.. found];
    }
}
