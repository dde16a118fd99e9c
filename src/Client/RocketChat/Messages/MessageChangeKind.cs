namespace Framewright.RocketChat;

/// <summary>Why a stream delivers a message.</summary>
public enum MessageChangeKind
{
    /// <summary>The message is new.</summary>
    New,

    /// <summary>Its text was edited.</summary>
    Edited,

    /// <summary>Somebody reacted, or took a reaction back.</summary>
    Reacted,

    /// <summary>The thread that begins here has another reply, or one less, or other followers.</summary>
    Replied,

    /// <summary>It was deleted, and the server left a mark in its place. Deletions without a mark come from <c>MessageDeletions</c>.</summary>
    Deleted,

    /// <summary>It was pinned.</summary>
    Pinned,

    /// <summary>Its pin was taken away.</summary>
    Unpinned,

    /// <summary>Somebody starred it, or took a star away.</summary>
    Starred,

    /// <summary>The server found out what is behind an address in it.</summary>
    PreviewAdded,

    /// <summary>It was translated.</summary>
    Translated,

    /// <summary>Everybody has read it.</summary>
    Read,

    /// <summary>Something else changed, or nothing.</summary>
    Other,
}
