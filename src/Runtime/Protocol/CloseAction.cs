namespace Framewright.Protocol;

/// <summary>What the end of a socket asks of the client: the schema's <c>close</c> and <c>then</c>. A higher value outranks a lower one.</summary>
public enum CloseAction
{
    /// <summary>Connect again.</summary>
    Retry,

    /// <summary>Connect again as a new session, forgetting what was captured for a resume.</summary>
    Reidentify,

    /// <summary>Do not connect again: the reason is terminal.</summary>
    Stop,
}
