namespace Framewright.Client.Tests.Surface;

/// <summary>A stream as the schemas describe it.</summary>
/// <param name="Name">Its name in C#, without <c>Async</c>.</param>
/// <param name="Collection">The first text of its topic, or of its route where there is no topic.</param>
/// <param name="Key">The second one, with <c>*</c> for values.</param>
/// <param name="WrittenBy">The method that writes to it; null without one.</param>
/// <param name="Since">The first version that has it; null for always.</param>
/// <param name="RemovedIn">The first version without it; null while it is there.</param>
/// <param name="Domain">The file that describes it, without its ending.</param>
/// <param name="IsCompiled">Whether the client has it; the others are for users of old servers.</param>
internal sealed record DescribedStream(string Name, string Collection, string Key, string? WrittenBy, string? Since, string? RemovedIn, string Domain, bool IsCompiled);
