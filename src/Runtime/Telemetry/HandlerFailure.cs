namespace Framewright;

/// <summary>A handler threw. Nothing else was harmed by it.</summary>
/// <param name="Stream">The C# name of the stream, or of the server's call that it serves.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record HandlerFailure(string Stream, Exception Exception);
