namespace Framewright.Generator.Model;

/// <summary>In which versions of the service something is there.</summary>
/// <param name="Since">The first version that has it; null: all before <paramref name="RemovedIn"/>.</param>
/// <param name="RemovedIn">The first version that lacks it; null: none.</param>
/// <param name="Deprecated">Present when it should not be used any more.</param>
internal sealed record VersionsModel(string? Since, string? RemovedIn, DeprecationModel? Deprecated)
{
    /// <summary>There always has been, and will be.</summary>
    public static VersionsModel None { get; } = new(null, null, null);

    public bool IsNone => Since is null && RemovedIn is null && Deprecated is null;
}

/// <summary>That something should not be used any more.</summary>
/// <param name="Since">The first version that says so; null: all.</param>
/// <param name="Use">What the schema names instead; null for nothing.</param>
/// <param name="Replacement">The same in C#, once all documents are known; null for nothing.</param>
internal sealed record DeprecationModel(string? Since, string? Use, ReplacementModel? Replacement);

/// <summary>What stands in for something deprecated.</summary>
/// <param name="Name">Its C# name; a path of members for a field.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ReplacementModel(string Name, ReplacementKind Kind);

internal enum ReplacementKind
{
    /// <summary>A type, a field or a value: the name is what is written.</summary>
    Name,

    /// <summary>A method: <c>Async</c> and <c>RawAsync</c> follow the name.</summary>
    Method,
    Stream,

    /// <summary>A handler: <c>On</c> stands before the name.</summary>
    Handler,
}
