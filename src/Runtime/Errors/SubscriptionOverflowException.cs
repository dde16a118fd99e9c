using System.Globalization;

namespace Framewright;

/// <summary>A subscription's buffer was full and its policy was to fail.</summary>
public sealed class SubscriptionOverflowException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The C# name of the stream.</param>
    /// <param name="capacity">The number of events that fitted.</param>
    public SubscriptionOverflowException(string stream, int capacity)
        : base(string.Create(CultureInfo.InvariantCulture, $"The subscription to '{stream}' fell {capacity} events behind and its policy is to fail. Read faster, raise the buffer's capacity, or choose a policy that drops."))
    {
        Stream = stream;
        Capacity = capacity;
    }

    /// <summary>The C# name of the stream.</summary>
    public string Stream { get; }

    /// <summary>The number of events that fitted into the buffer when it overflowed.</summary>
    public int Capacity { get; }

    /// <summary>Always false: the consumer has to change.</summary>
    public override bool IsTransient => false;
}
