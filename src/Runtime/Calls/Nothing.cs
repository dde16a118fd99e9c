namespace Framewright.Calls;

/// <summary>The result of a call whose result is of no interest.</summary>
internal readonly struct Nothing;
