namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>What is done with a frame that came through <see cref="System.Net.WebSockets.ClientWebSocket"/>. Implemented by structs, so that each gets a loop of its own.</summary>
internal interface IFrameReader
{
    /// <summary>Reads one event.</summary>
    /// <returns>The event's part of the sum; 0 for a reader that looks at no members.</returns>
    long Read(ReadOnlySpan<byte> frame);
}
