using System.Runtime.CompilerServices;

namespace Framewright.Protocol;

/// <summary>The values that route an event, in the order of the schema's <c>route</c>.</summary>
[InlineArray(Capacity)]
public struct RouteRanges
{
    /// <summary>The most values a route can have.</summary>
    public const int Capacity = 4;

    private TokenRange first;
}
