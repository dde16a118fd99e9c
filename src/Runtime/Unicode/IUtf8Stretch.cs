namespace Framewright.Unicode;

/// <summary>Checks a text in stretches of four registers, each byte with the three before it, and keeps whether anything was wrong.</summary>
/// <typeparam name="TSelf">The stretch, with registers of one width.</typeparam>
internal interface IUtf8Stretch<TSelf>
    where TSelf : struct, IUtf8Stretch<TSelf>
{
    /// <summary>The length of a stretch.</summary>
    static abstract int Length { get; }

    /// <summary>Whether nothing was wrong so far.</summary>
    bool IsValid { get; }

    /// <summary>One that has checked nothing.</summary>
    static abstract TSelf Create();

    /// <summary>Whether a stretch and the byte before it are ASCII, so that nothing can be wrong in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the stretch starts. All of it lies within the text, and so do <see cref="Utf8Check.Behind"/> bytes before it.</param>
    static abstract bool IsAscii(ref byte text, nuint at);

    /// <summary>Checks a stretch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the stretch starts; as above.</param>
    void Check(ref byte text, nuint at);
}
