namespace Framewright.Generator.Versions;

/// <summary>One version that an item's <c>Targets</c> names.</summary>
/// <param name="Path">The item's file.</param>
/// <param name="Api">The api.</param>
/// <param name="Version">The version of its service.</param>
internal sealed record TargetEntry(string Path, string Api, string Version);
