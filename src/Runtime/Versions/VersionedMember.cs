namespace Framewright.Versions;

/// <summary>Something of an api that not every version of its service has. Immutable; made by generated code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The C# name of a method (without <c>Async</c>), a stream or a type, or <c>Type.Member</c>.</param>
/// <param name="Since">The first version that has it; null when all before <paramref name="RemovedIn"/> do.</param>
/// <param name="RemovedIn">The first version that lacks it; null when none is known.</param>
/// <param name="IsDeprecated">Whether it should not be used any more.</param>
/// <param name="DeprecatedSince">The first version that says so; null when all do.</param>
/// <param name="Use">What to use instead, by its C# name; null when nothing stands in for it.</param>
public sealed record VersionedMember(
    VersionedKind Kind,
    string Name,
    string? Since,
    string? RemovedIn,
    bool IsDeprecated,
    string? DeprecatedSince,
    string? Use)
{
    /// <summary>Whether a version of the service has it.</summary>
    /// <param name="version">The version.</param>
    public bool IsIn(ServiceVersion version) =>
        (Since is null || version >= ServiceVersion.Parse(Since)) && (RemovedIn is null || version < ServiceVersion.Parse(RemovedIn));

    /// <summary>Whether a version of the service has it and says that it should not be used any more.</summary>
    /// <param name="version">The version.</param>
    public bool IsDeprecatedIn(ServiceVersion version) =>
        IsDeprecated && IsIn(version) && (DeprecatedSince is null || version >= ServiceVersion.Parse(DeprecatedSince));
}
