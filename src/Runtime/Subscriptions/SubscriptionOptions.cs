namespace Framewright;

/// <summary>The settings of one subscription.</summary>
public sealed record SubscriptionOptions
{
    internal static SubscriptionOptions Default { get; } = new();

    /// <summary>How many events wait for the consumer at most. Default: 1,024. View handlers have no buffer; <see cref="BufferPolicy.Hold"/> counts bytes instead.</summary>
    public int Capacity { get; init; } = 1024;

    /// <summary>What happens to an event when the buffer is full. Default: <see cref="BufferPolicy.DropOldest"/>.</summary>
    public BufferPolicy Policy { get; init; } = BufferPolicy.DropOldest;

    /// <summary>
    /// Told of events that are missing, in their place among the others, where the consumer runs: on the way out of the buffer, or on the receive loop for view handlers.
    /// Default: nobody is told; <see cref="Subscription.Dropped"/> counts those that a full buffer dropped anyway.
    /// </summary>
    public Action<Gap>? OnGap { get; init; }

    /// <summary>
    /// Told of items that were deleted while the connection was broken, as what fetched the gap named them; where the consumer runs, behind the events that were fetched with them. Default: nobody is told.
    /// Only streams whose schema has <c>recover</c> with <c>deleted</c> find out. An item may be named more than once, and may be one that the consumer never got.
    /// </summary>
    public Action<DeletedItem>? OnDeleted { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, 1, nameof(Capacity));
        if (!Enum.IsDefined(Policy)) throw new ArgumentOutOfRangeException(nameof(Policy), Policy, "Not a buffer policy.");
    }
}
