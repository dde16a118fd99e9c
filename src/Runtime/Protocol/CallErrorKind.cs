namespace Framewright.Protocol;

/// <summary>Why a call of the peer could not be served: the members of the schema's <c>callErrors</c>.</summary>
public enum CallErrorKind
{
    /// <summary>No handler has that name.</summary>
    Unknown,

    /// <summary>The parameters are not those of the handler.</summary>
    Parameters,

    /// <summary>The handler failed.</summary>
    Failed,
}
