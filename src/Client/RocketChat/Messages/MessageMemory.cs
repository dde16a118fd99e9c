namespace Framewright.RocketChat;

/// <summary>
/// Tells why a message is delivered, by what it remembers of the messages before. Holds at most as many as it was given; not to be used from several
/// threads at once.
/// </summary>
/// <remarks>
/// A message that is not remembered, and was sent after the first one that was heard of, is new: everything sent since then was heard of. Where
/// that does not hold (it is older, or so much was heard of that some was forgotten), its content tells: an edited message has a date of that, and
/// so on; one that has nothing of the kind is new.
/// </remarks>
public sealed class MessageMemory
{
    private readonly int capacity;
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byAge = new();

    // All messages that were sent later, and heard of, are remembered. Null until the first is heard of.
    private DateTimeOffset? completeSince;

    /// <summary>An empty memory.</summary>
    /// <param name="capacity">How many messages are remembered; the one that was heard of longest ago is forgotten first.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would hold nothing.</exception>
    public MessageMemory(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>How many messages are remembered.</summary>
    public int Count => entries.Count;

    /// <summary>Tells why the message is delivered, and remembers it.</summary>
    /// <param name="message">The message as a stream delivered it.</param>
    public MessageChange Classify(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var traits = MessageTraits.Of(message);
        entries.TryGetValue(message.Id, out var known);
        var kind =
            message.Kind == MessageKind.MessageRemoved ? MessageChangeKind.Deleted
            : known is not null ? traits.ChangeSince(known.Value.Traits)
            : message.Timestamp > completeSince ? MessageChangeKind.New
            : traits.ChangeSince(MessageTraits.OfNew(message)) is not MessageChangeKind.Other and var told ? told
            : MessageChangeKind.New;
        Remember(message, traits, known);
        return new MessageChange(kind, message);
    }

    private void Remember(Message message, MessageTraits traits, LinkedListNode<Entry>? known)
    {
        completeSince ??= message.UpdatedAt;
        if (known is not null)
        {
            byAge.Remove(known);
            known.Value = known.Value with { Traits = traits };
            byAge.AddLast(known);
            return;
        }

        if (entries.Count == capacity) ForgetOldest();
        entries.Add(message.Id, byAge.AddLast(new Entry(message.Id, message.Timestamp, traits)));
    }

    private void ForgetOldest()
    {
        var oldest = byAge.First!.Value;
        byAge.RemoveFirst();
        entries.Remove(oldest.Id);
        if (oldest.Timestamp > completeSince) completeSince = oldest.Timestamp;
    }

    private readonly record struct Entry(string Id, DateTimeOffset Timestamp, MessageTraits Traits);
}
