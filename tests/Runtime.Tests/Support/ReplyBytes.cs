namespace Framewright.Runtime.Tests.Support;

/// <summary>The reply to the one call under way, always in the same array.</summary>
internal sealed class ReplyBytes
{
    private readonly byte[] bytes = """{"t":"reply","id":                        ,"result":1}"""u8.ToArray();

    public byte[] To(ReadOnlySpan<byte> call)
    {
        var id = call[(call.IndexOf("\"id\":"u8) + 5)..];
        id = id[..id.IndexOf((byte)',')];
        var place = bytes.AsSpan(bytes.AsSpan().IndexOf("\"id\":"u8) + 5, 24);
        place.Fill((byte)' ');
        id.CopyTo(place);
        return bytes;
    }
}
