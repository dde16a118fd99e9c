namespace Framewright.Testing.RocketChat;

/// <summary>The kinds of rooms that the test server has.</summary>
public enum RoomKind
{
    /// <summary>A public channel, <c>"t":"c"</c>: anyone logged in may read and join it.</summary>
    Channel,

    /// <summary>A private group, <c>"t":"p"</c>.</summary>
    PrivateGroup,

    /// <summary>A direct conversation, <c>"t":"d"</c>.</summary>
    Direct,
}
