namespace Framewright.Session;

/// <summary>What an answer is for the call that it came for.</summary>
internal enum AnswerVerdict
{
    /// <summary>It came for no call that needs care.</summary>
    None,

    /// <summary>It completes the call like any other.</summary>
    Completes,

    /// <summary>The call goes on, or has been ended: nothing is left to do.</summary>
    Dealt,
}
