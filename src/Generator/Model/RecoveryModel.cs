using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>What tells a stream's items apart, and what orders an item's versions.</summary>
/// <param name="Id">The path of an item's id in the event.</param>
/// <param name="Version">The path of its version; null for none.</param>
internal sealed record KeyModel(SchemaPath Id, SchemaPath? Version)
{
    /// <summary>The path of the id in an item, once it is resolved.</summary>
    public SchemaPath? ItemId { get; init; }

    /// <summary>The path of the version in an item, once it is resolved.</summary>
    public SchemaPath? ItemVersion { get; init; }

    /// <summary>The type of the version, once it is resolved.</summary>
    public TypeRef? VersionType { get; init; }

    /// <summary>The numbers of the members that lead to the id in what the strict pass records, once it is resolved; null when none do.</summary>
    public EquatableArray<int>? IdSlots { get; init; }

    /// <summary>The same of the version.</summary>
    public EquatableArray<int>? VersionSlots { get; init; }
}

/// <summary>How a gap of a stream is filled.</summary>
/// <param name="Call">The call that fetches what changed; may use <c>{since}</c>.</param>
/// <param name="Items">Where its result has the changed items.</param>
/// <param name="Deleted">Where its result has the deleted ones; null for nowhere.</param>
/// <param name="MarginMilliseconds">How far before the last version it asks.</param>
/// <param name="Start">Where the first mark comes from; null for the first event.</param>
internal sealed record RecoveryModel(CallUseModel Call, SchemaPath Items, SchemaPath? Deleted, long MarginMilliseconds, RecoveryStartModel? Start)
{
    /// <summary>The most items that one fetch returns; 0 when it returns all there is.</summary>
    public int PageSize { get; init; }

    /// <summary>The call that says which topics changed; null when each is fetched.</summary>
    public RecoveryProbeModel? Probe { get; init; }
}

/// <summary>A call that says which topics of a stream changed.</summary>
/// <param name="Call">The call; may use <c>{since}</c>, and nothing of a topic.</param>
/// <param name="Items">Where its result has the list.</param>
/// <param name="Id">Where an element of the list names a topic.</param>
/// <param name="Is">What stands there for a topic.</param>
internal sealed record RecoveryProbeModel(CallUseModel Call, SchemaPath Items, SchemaPath Id, ArgumentValue Is);

/// <summary>A call whose result says how far the server is.</summary>
internal sealed record RecoveryStartModel(CallUseModel Call, SchemaPath Newest)
{
    /// <summary>The type of the newest version, once it is resolved.</summary>
    public TypeRef? NewestType { get; init; }
}
