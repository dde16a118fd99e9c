namespace Framewright;

/// <summary>The settings of one subscription.</summary>
public sealed record SubscriptionOptions
{
    internal static SubscriptionOptions Default { get; } = new();

    /// <summary>How many events wait for the consumer at most. Default: 1,024. View handlers have no buffer; <see cref="BufferPolicy.Hold"/> counts bytes instead.</summary>
    public int Capacity { get; init; } = 1024;

    /// <summary>What happens to an event when the buffer is full. Default: <see cref="BufferPolicy.DropOldest"/>.</summary>
    public BufferPolicy Policy { get; init; } = BufferPolicy.DropOldest;

    /// <summary>Told of events that were dropped, just before the consumer gets the next one, where the consumer runs. Default: nobody is told; <see cref="Subscription.Dropped"/> counts them anyway.</summary>
    public Action<Gap>? OnGap { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, 1, nameof(Capacity));
        if (!Enum.IsDefined(Policy)) throw new ArgumentOutOfRangeException(nameof(Policy), Policy, "Not a buffer policy.");
    }
}
