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

    /// <summary>A known case of a union.</summary>
    Case,

    /// <summary>A call of the server that the client can serve: its member is named <c>On…</c>.</summary>
    Handler,
}
