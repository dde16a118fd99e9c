namespace Framewright.Benchmarks;

/// <summary>The five frame sizes that every parsing benchmark is measured at.</summary>
public enum CorpusSize
{
    /// <summary>Control frames and small events, about 139 bytes: pings, confirmations, logins, typing, presence, unread counts.</summary>
    Small,

    /// <summary>One short message without trimmings in an event, about 508 bytes.</summary>
    Plain,

    /// <summary>One message in an event with mentions, reactions, threads or edits, about 865 bytes.</summary>
    Medium,

    /// <summary>One message in an event with attachments and link previews, about 3.3 KB.</summary>
    Large,

    /// <summary>The answer to a history call with 50 messages of all kinds, about 49 KB.</summary>
    Xl,
}
