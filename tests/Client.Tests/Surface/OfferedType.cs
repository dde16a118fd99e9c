namespace Framewright.Client.Tests.Surface;

/// <summary>A type of the server's, or what it sends of one.</summary>
/// <param name="Kind"><c>type</c> or <c>projection</c>.</param>
/// <param name="Server">What it is called there.</param>
/// <param name="Here">What it is called in the schemas.</param>
/// <param name="Members">Its members on the wire; empty for an enum and for a bare union.</param>
internal sealed record OfferedType(string Kind, string Server, string Here, IReadOnlyList<string> Members);
