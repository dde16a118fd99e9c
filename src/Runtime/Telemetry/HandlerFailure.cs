namespace Framewright;

/// <summary>A handler threw. Nothing else was harmed by it.</summary>
/// <param name="Stream">The stream's C# name.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record HandlerFailure(string Stream, Exception Exception);
