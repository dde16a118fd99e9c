using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A stream of a user's own, with a defect.</summary>
internal sealed class ThrowingStream() : RealtimeStream<long, long>("Throwing")
{
    public override Slot Read(ref JsonCursor cursor, ViewScratch scratch) => throw new InvalidOperationException("a defect");

    public override long View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => 0;

    public override long Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => 0;
}
