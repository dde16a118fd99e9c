namespace Framewright.RocketChat;

/// <summary>Why a server refuses what it is asked, as far as people can do something about it.</summary>
public enum RefusalKind
{
    /// <summary>Anything else; the error's code and reason say more.</summary>
    Other,

    /// <summary>The user lacks a permission, or the server's settings forbid it.</summary>
    NotAllowed,

    /// <summary>There is no such room, or the user may not know of it.</summary>
    UnknownRoom,

    /// <summary>There is no such user.</summary>
    UnknownUser,

    /// <summary>The user is not in the room.</summary>
    NotAMember,

    /// <summary>Something of that name is there already.</summary>
    AlreadyExists,

    /// <summary>The name has characters, or a length, that names may not have.</summary>
    InvalidName,

    /// <summary>The room would be left without an owner.</summary>
    LastOwner,

    /// <summary>The text is longer than the server takes.</summary>
    TooLong,

    /// <summary>Too many calls in too short a time; <see cref="CallException.RetryAfter"/> says how long to wait.</summary>
    TooFast,

    /// <summary>The server wants the code of a second factor, or got a wrong one.</summary>
    SecondFactor,

    /// <summary>The server has no such method: it is older or newer than what was called.</summary>
    UnknownMethod,
}
