namespace Framewright.Client.Tests.Surface;

/// <summary>An event of a stream that servers send or sent.</summary>
/// <param name="Collection">The stream.</param>
/// <param name="Key">The event's name; a value in it is <c>*</c>.</param>
/// <param name="Removed">The first version without it; null while it is there.</param>
internal sealed record OfferedEvent(string Collection, string Key, string? Removed);
