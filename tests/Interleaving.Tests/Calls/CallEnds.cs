namespace Framewright.Interleaving.Tests.Calls;

/// <summary>What may end a call, and what its caller does with the end.</summary>
[Flags]
internal enum CallEnds
{
    None = 0,
    Reply = 1,
    SecondReply = 2,
    Timeout = 4,
    Cancel = 8,
    Loss = 16,
    Dispose = 32,

    /// <summary>One of several answers, which does not end it.</summary>
    Item = 64,

    /// <summary>The caller takes the result, and calls again at once.</summary>
    CallAgain = 128,

    /// <summary>Somebody else takes the result as well, against the rules.</summary>
    TakeTwice = 256,
}
