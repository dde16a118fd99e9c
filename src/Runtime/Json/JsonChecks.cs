namespace Framewright.Json;

/// <summary>How much of what nobody reads is checked.</summary>
public enum JsonChecks : byte
{
    /// <summary>Every byte: what is not JSON is a <see cref="FrameFormatException"/>, wherever it stands. The default.</summary>
    Strict,

    /// <summary>
    /// Of arrays and objects that are passed over only the brackets are matched, so that a mistake inside of them stays unnoticed. What is read is checked as ever, and no
    /// input makes a parser read beyond its frame. For peers whose JSON is known to be good.
    /// </summary>
    Trusting,
}
