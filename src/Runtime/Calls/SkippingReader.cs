using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>Walks over a result that nobody wants, so that the reply is still validated.</summary>
internal sealed class SkippingReader : ReplyReader<Nothing>
{
    public static SkippingReader Instance { get; } = new();

    public override Nothing Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        cursor.Skip();
        return default;
    }

    public override Nothing ReadAbsent() => default;
}
