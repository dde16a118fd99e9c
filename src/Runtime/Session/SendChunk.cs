namespace Framewright.Session;

/// <summary>Frames that the write loop has taken: those from <paramref name="First"/> up to but without <paramref name="End"/>, less the withdrawn ones.</summary>
internal readonly record struct SendChunk(FrameBuffer Buffer, int First, int End)
{
    /// <summary>Whether it is no frames but a ping of the transport's own.</summary>
    public bool IsPing { get; init; }
}
