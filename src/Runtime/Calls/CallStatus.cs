namespace Framewright.Calls;

/// <summary>How far a call is; changes only under the session's gate.</summary>
internal enum CallStatus : byte
{
    /// <summary>Rented, not yet in the table.</summary>
    New,

    /// <summary>Waiting for reply, timeout, cancellation or loss, whichever comes first.</summary>
    Pending,

    /// <summary>One of them came; no other has any effect.</summary>
    Decided,
}
