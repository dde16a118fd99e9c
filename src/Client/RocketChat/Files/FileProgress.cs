namespace Framewright.RocketChat;

/// <summary>How much of a file was transferred.</summary>
/// <param name="Bytes">The bytes so far.</param>
/// <param name="Total">All of its bytes; null when nobody knows beforehand.</param>
public readonly record struct FileProgress(long Bytes, long? Total);
