namespace Framewright.RocketChat;

/// <summary>What a desktop would show because of a message that concerns the user.</summary>
/// <param name="Title">The heading: the sender's name, or the room's with the sender's.</param>
/// <param name="Text">The text to show. May be shortened, or a mere hint where the message is encrypted.</param>
/// <param name="MessageId">The message.</param>
/// <param name="RoomId">The room that it is in.</param>
public sealed record MessageNotification(string Title, string Text, string MessageId, string RoomId)
{
    /// <summary>Who wrote it; null when the server does not say.</summary>
    public UserReference? Sender { get; init; }

    /// <summary>The room's name; null for direct messages.</summary>
    public string? RoomName { get; init; }

    /// <summary>What kind of room it is in; null when the server does not say.</summary>
    public RoomType? RoomType { get; init; }

    /// <summary>The message that the thread began with, for a reply in a thread.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The message as it was written; null when the server does not say.</summary>
    public string? Message { get; init; }

    /// <summary>What kind of system message it is; null for what people write.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>How long the user wants it shown; null for the desktop's own time.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The sound that the user wants with it; null for the default one.</summary>
    public string? Sound { get; init; }

    /// <summary>Whether it is a direct message.</summary>
    public bool IsDirect => RoomType == RocketChat.RoomType.DirectMessage;

    /// <summary>Whether it is a reply in a thread.</summary>
    public bool IsThreadReply => ThreadId is not null;

    internal static MessageNotification Of(DesktopNotification notification) => new(notification.Title, notification.Text, notification.Message.Id, notification.Message.RoomId)
    {
        Sender = notification.Message.Sender,
        RoomName = notification.Message.RoomName,
        RoomType = notification.Message.RoomType,
        ThreadId = notification.Message.ThreadId,
        Message = notification.Message.Content?.Text,
        Kind = notification.Message.Content?.Kind,
        Duration = notification.DurationSeconds is > 0 and < MaxSeconds and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        Sound = string.IsNullOrEmpty(notification.Message.Sound) ? null : notification.Message.Sound,
    };

    // A day. The server takes any number from the user's preferences, and TimeSpan does not.
    private const double MaxSeconds = 86_400;
}
