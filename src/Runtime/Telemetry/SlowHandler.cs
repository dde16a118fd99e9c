namespace Framewright;

/// <summary>A view handler held the receive loop for too long.</summary>
/// <param name="Stream">The stream's C# name.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record SlowHandler(string Stream, TimeSpan Elapsed);
