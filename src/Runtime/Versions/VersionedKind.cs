namespace Framewright.Versions;

/// <summary>What a <see cref="VersionedMember"/> is.</summary>
public enum VersionedKind
{
    /// <summary>A method of the client.</summary>
    Method,

    /// <summary>A stream of the client.</summary>
    Stream,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A member of a type.</summary>
    Member,

    /// <summary>A known value of an open enum.</summary>
    Value,
}
