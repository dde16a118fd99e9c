using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>Copies a result as it is on the wire.</summary>
internal sealed class RawReader : ReplyReader<RawJson>
{
    public static RawReader Instance { get; } = new();

    public override RawJson Read(ref JsonCursor cursor, ViewScratch scratch) => RawJson.Copy(cursor.Skip().Of(cursor.Frame));

    public override RawJson ReadAbsent() => RawJson.Copy("null"u8);
}
