namespace Framewright.Testing.RocketChat;

/// <summary>Where the <c>updated</c> frame of a call stands.</summary>
public enum UpdatedOrder
{
    /// <summary>As the flavour does: the monolith before the result (after it for an unknown method), the streamer after it.</summary>
    ByFlavor,

    /// <summary>Always before the result.</summary>
    BeforeResult,

    /// <summary>Always after the result.</summary>
    AfterResult,
}
