namespace Framewright.Testing.RocketChat;

/// <summary>How a user appears to others; the values are those of the wire.</summary>
public enum UserStatus
{
    /// <summary>Not connected, or not showing it.</summary>
    Offline = 0,

    /// <summary>There.</summary>
    Online = 1,

    /// <summary>Connected, but away.</summary>
    Away = 2,

    /// <summary>Not to be disturbed.</summary>
    Busy = 3,
}
