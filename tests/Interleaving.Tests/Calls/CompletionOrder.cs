namespace Framewright.Interleaving.Tests.Calls;

/// <summary>In which order the answers come of a caller that blocks and of another one.</summary>
public enum CompletionOrder
{
    /// <summary>Both are there, the other one behind.</summary>
    BlockingFirst,

    /// <summary>Both are there, the other one before.</summary>
    BlockingLast,

    /// <summary>None blocks, and the second is brought while the first runs.</summary>
    OtherLater,
}
