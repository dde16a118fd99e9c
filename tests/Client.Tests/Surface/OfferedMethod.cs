namespace Framewright.Client.Tests.Surface;

/// <summary>A method that servers offer or offered.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Kind"><c>application</c>, <c>account</c> or <c>write</c>.</param>
/// <param name="Removed">The first version without it; null while it is there.</param>
internal sealed record OfferedMethod(string Wire, string Kind, string? Removed);
