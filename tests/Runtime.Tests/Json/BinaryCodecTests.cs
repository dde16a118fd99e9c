using System.Text;
using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

public sealed class BinaryCodecTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"aGk=\"", "hi")]
    [InlineData("\"aGk\\u003d\"", "hi")]
    [InlineData("\"Pz8\\/Pj4+\"", "???>>>")]
    [InlineData("\"aG\\nk=\"", "hi")]
    public void Base64_decodes(string json, string expected)
    {
        Assert.Equal(expected, Encoding.UTF8.GetString(Record<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>(json).Span));
        Assert.Equal(expected, Encoding.UTF8.GetString(Record<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>($$"""{"$binary":{{json}},"$type":"0"}""").Span));
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"aGk\"")]
    [InlineData("\"aG_=\"")]
    [InlineData("\"aGk=x\"")]
    [InlineData("\"\\u00e9\"")]
    [InlineData("1")]
    [InlineData("[]")]
    public void Anything_else_is_a_fault(string json)
    {
        Fault<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>(json);
        Fault<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>($$"""{"$binary":{{json}}}""");
        Fault<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>(json);
    }

    [Fact]
    public void A_view_copies_into_a_buffer_that_is_large_enough()
    {
        foreach (var json in (string[])["\"aGk=\"", "\"aGk\\u003d\""])
        {
            var view = JsonValues.View<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(json), new ViewScratch());
            var buffer = new byte[view.MaxLength];

            Assert.True(view.IsPresent);
            Assert.Equal("hi"u8, buffer.AsSpan(0, view.CopyTo(buffer)));
            var bytes = Encoding.UTF8.GetBytes(json);
            Assert.Throws<ArgumentException>(() => JsonValues.View<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>(bytes, new ViewScratch()).CopyTo(new byte[1]));
        }
    }

    [Fact]
    public void Null_and_absent_are_empty_and_not_present()
    {
        Assert.True(Default<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>().IsEmpty);
        Assert.True(Default<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>().IsEmpty);
        Assert.True(Slot<EjsonBinaryCodec, JsonBytes, ReadOnlyMemory<byte>>("""{"$binary":null}""").IsNull);
        Assert.False(JsonValues.View<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>("null"u8, new ViewScratch()).IsPresent);
    }

    [Fact]
    public void Writes_what_it_reads()
    {
        Assert.Equal("\"aGk=\"", Written<Base64Codec, ReadOnlyMemory<byte>>("hi"u8.ToArray()));
        Assert.Equal("""{"$binary":"aGk="}""", Written<EjsonBinaryCodec, ReadOnlyMemory<byte>>("hi"u8.ToArray()));
    }
}
