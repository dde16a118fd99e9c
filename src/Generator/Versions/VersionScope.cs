using Framewright.Generator.Model;

namespace Framewright.Generator.Versions;

/// <summary>What one version of a service has; everything when no version is wanted.</summary>
internal readonly struct VersionScope(string? target)
{
    public string? Target { get; } = target;

    /// <summary>Whether the version has it.</summary>
    public bool Has(VersionsModel versions) => Lack(versions) is null;

    /// <summary>Why the version lacks it, and what else would have to say so; null when it has it.</summary>
    public (string Reason, string Member, string Version)? Lack(VersionsModel versions)
    {
        if (Target is null) return null;
        if (versions.Since is { } since && VersionNumber.Compare(Target, since) < 0) return ("it comes in " + since, "since", since);
        if (versions.RemovedIn is { } removed && VersionNumber.Compare(Target, removed) >= 0) return ("it was removed in " + removed, "removedIn", removed);
        return null;
    }

    /// <summary>The deprecation as far as the version knows of it.</summary>
    public DeprecationModel? Deprecation(VersionsModel versions)
        => Target is not null && versions.Deprecated?.Since is { } since && VersionNumber.Compare(Target, since) < 0 ? null : versions.Deprecated;

    /// <summary>
    /// Whether a field may be absent whatever its name says: some versions of the service do not send it, or it should not be used any more.
    /// Nobody should have to set what is deprecated, so it is no required member; and a server may stop sending it.
    /// </summary>
    public bool MayBeAbsent(VersionsModel versions)
        => Deprecation(versions) is not null || (Target is null && (versions.Since is not null || versions.RemovedIn is not null));
}
