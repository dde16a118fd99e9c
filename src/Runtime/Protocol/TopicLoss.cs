namespace Framewright.Protocol;

/// <summary>Which event of another stream says that a topic is lost without the server ending it: the schema's <c>lostWhen</c>. Immutable.</summary>
public sealed class TopicLoss
{
    private readonly LossCondition[] conditions;

    /// <summary>Describes such an event.</summary>
    /// <param name="stream">The stream that it comes on.</param>
    /// <param name="conditions">What has to hold, all of it.</param>
    public TopicLoss(RealtimeStream stream, params LossCondition[] conditions)
    {
        Stream = stream;
        this.conditions = conditions;
    }

    /// <summary>The stream that the event comes on.</summary>
    public RealtimeStream Stream { get; }

    /// <summary>Whether an event of <see cref="Stream"/> says that the topic is lost.</summary>
    /// <param name="body">The event's body.</param>
    /// <exception cref="FrameFormatException">The body is not JSON.</exception>
    public bool IsToldBy(ReadOnlySpan<byte> body)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(body)) return false;
        }

        return true;
    }
}
