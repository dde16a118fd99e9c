namespace Framewright.RocketChat;

/// <summary>What of a message tells its versions apart, in little space: times, counts and hashes.</summary>
internal readonly record struct MessageTraits
{
    private DateTimeOffset? EditedAt { get; init; }

    private int Text { get; init; }

    private int Reactions { get; init; }

    private int Thread { get; init; }

    private bool IsPinned { get; init; }

    private int Stars { get; init; }

    private int Previews { get; init; }

    private int Translations { get; init; }

    private bool IsUnread { get; init; }

    public static MessageTraits Of(Message message) => new()
    {
        EditedAt = message.EditedAt,
        Text = string.GetHashCode(message.Text, StringComparison.Ordinal),
        Reactions = HashOf(message.Reactions),
        Thread = HashOf(message),
        IsPinned = message.IsPinned ?? false,
        Stars = message.StarredBy is { Count: > 0 } stars ? stars.GetHashCode() : 0,
        Previews = message.Urls?.Count(url => url.Meta is { Count: > 0 }) ?? 0,
        Translations = message.Translations?.Count ?? 0,
        IsUnread = message.IsUnread ?? false,
    };

    /// <summary>What the message was like when it was sent, as far as that is certain.</summary>
    public static MessageTraits OfNew(Message message) => new()
    {
        Text = string.GetHashCode(message.Text, StringComparison.Ordinal),
        IsUnread = message.IsUnread ?? false,
    };

    /// <summary>What has happened; of several things the one that matters most.</summary>
    public MessageChangeKind ChangeSince(MessageTraits before) =>
        EditedAt != before.EditedAt || Text != before.Text ? MessageChangeKind.Edited
        : Reactions != before.Reactions ? MessageChangeKind.Reacted
        : Thread != before.Thread ? MessageChangeKind.Replied
        : IsPinned != before.IsPinned ? IsPinned ? MessageChangeKind.Pinned : MessageChangeKind.Unpinned
        : Stars != before.Stars ? MessageChangeKind.Starred
        : Previews != before.Previews ? MessageChangeKind.PreviewAdded
        : Translations != before.Translations ? MessageChangeKind.Translated
        : before.IsUnread && !IsUnread ? MessageChangeKind.Read
        : MessageChangeKind.Other;

    /// <summary>The order of reactions says nothing.</summary>
    private static int HashOf(IReadOnlyDictionary<string, Reaction>? reactions)
    {
        if (reactions is not { Count: > 0 }) return 0;
        var sum = 0;
        foreach (var (emoji, reaction) in reactions) sum += HashCode.Combine(emoji, reaction.Usernames);
        return sum;
    }

    private static int HashOf(Message message) =>
        message.ThreadReplyCount is > 0 || message.ThreadParticipantIds is { Count: > 0 }
            ? HashCode.Combine(message.ThreadReplyCount, message.ThreadLastReplyAt, message.ThreadParticipantIds)
            : 0;
}
