namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>What came of running a scenario in every order.</summary>
/// <param name="Interleavings">How many were run.</param>
/// <param name="Steps">The steps of the longest one.</param>
/// <param name="Failure">What went wrong first, with the steps that led to it; null for nothing.</param>
internal sealed record Exploration(int Interleavings, int Steps, string? Failure);
