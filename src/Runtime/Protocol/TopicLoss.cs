namespace Framewright.Protocol;

/// <summary>Which event of another stream says that a topic is lost without the server ending it: the schema's <c>lostWhen</c>. Immutable.</summary>
public sealed class TopicLoss
{
    private readonly LossCondition[] conditions;
    private readonly Func<Topic?>? find;
    private readonly Topic? watch;

    /// <summary>Describes such an event.</summary>
    /// <param name="stream">The stream that it comes on.</param>
    /// <param name="conditions">What has to hold, all of it.</param>
    public TopicLoss(RealtimeStream stream, params LossCondition[] conditions)
    {
        Stream = stream;
        this.conditions = conditions;
    }

    /// <summary>Describes such an event, and the topic that it comes on.</summary>
    /// <param name="stream">The stream that it comes on.</param>
    /// <param name="watch">Finds the topic that it comes on, when it is needed: that may depend on who is logged in.</param>
    /// <param name="conditions">What has to hold, all of it.</param>
    public TopicLoss(RealtimeStream stream, Func<Topic?> watch, params LossCondition[] conditions)
        : this(stream, conditions)
    {
        ArgumentNullException.ThrowIfNull(watch);
        find = watch;
    }

    /// <summary>The stream that the event comes on.</summary>
    public RealtimeStream Stream { get; }

    /// <summary>
    /// The topic that the session subscribes to by itself to hear of the loss. Null when it does not, or does not yet: the schema does not say which topic, or it is one of a user and nobody is logged in.
    /// Then only a subscription that somebody else has tells of the loss. Each reading looks anew. Default: null.
    /// </summary>
    public Topic? Watch
    {
        get => watch ?? find?.Invoke();
        init => watch = value;
    }

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

    /// <summary>The same loss of the topic in a scope: it is told in that scope too.</summary>
    internal TopicLoss In(Scope scope, object holder) => new(Stream, () => Watch?.In(scope, holder), conditions);
}
