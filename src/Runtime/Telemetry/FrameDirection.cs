namespace Framewright;

/// <summary>Which way a frame went.</summary>
public enum FrameDirection
{
    /// <summary>From the peer.</summary>
    Received,

    /// <summary>To the peer.</summary>
    Sent,
}
