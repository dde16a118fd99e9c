using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A reader with a defect.</summary>
internal sealed class ThrowingReader : ReplyReader<long>
{
    public override long Read(ref JsonCursor cursor, ViewScratch scratch) => throw new NotSupportedException("a defect of the reader");

    public override long ReadAbsent() => throw new NotSupportedException("a defect of the reader");
}
