namespace Framewright.Testing.RocketChat;

/// <summary>So many requests in a span of time. The span begins with the first request that is counted, and the next one begins after its end.</summary>
/// <param name="Count">How many requests are let through, at least 0. Refused ones count too, but do not make the span longer.</param>
/// <param name="Window">The span, by the server's <see cref="TimeProvider"/>.</param>
public readonly record struct RequestLimit(int Count, TimeSpan Window);
