namespace Framewright.Protocol;

/// <summary>Says what to do about a server's error. Generated from the <c>errors</c> of an api's schema; called on any thread.</summary>
/// <param name="code">The server's code as text.</param>
/// <returns>One or more sentences for people; null when nothing is known.</returns>
public delegate string? ErrorAdvice(string code);
