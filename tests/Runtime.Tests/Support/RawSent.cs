namespace Framewright.Runtime.Tests.Support;

/// <summary>Sees an outbound frame's bytes.</summary>
internal delegate void RawSent(TestTransport socket, ReadOnlySpan<byte> frame);
