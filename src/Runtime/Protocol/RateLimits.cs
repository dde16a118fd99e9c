namespace Framewright.Protocol;

/// <summary>How often a server lets one connection subscribe and call: the schema's <c>rates</c>.</summary>
/// <param name="Subscribe">Subscriptions; null when the schema does not say.</param>
/// <param name="Call">Calls of one method; null when the schema does not say.</param>
public sealed record RateLimits(RateLimit? Subscribe = null, RateLimit? Call = null);
