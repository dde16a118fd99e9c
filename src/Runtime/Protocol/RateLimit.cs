namespace Framewright.Protocol;

/// <summary>So many in a period.</summary>
/// <param name="Count">How many.</param>
/// <param name="Period">In which time.</param>
public readonly record struct RateLimit(int Count, TimeSpan Period);
