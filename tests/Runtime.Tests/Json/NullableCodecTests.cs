using System.Text.Json;
using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Values that may be null, against the same values read by the framework.</summary>
public sealed class NullableCodecTests
{
    [Theory]
    [InlineData("[1,null,-3]")]
    [InlineData("[]")]
    [InlineData(" [ null , null ] ")]
    public void Numbers(string json)
    {
        var list = Record<ArrayCodec<NullableValueCodec<Int32Codec, int>, int?, int?>, ArrayView<NullableValueCodec<Int32Codec, int>, int?, int?>, JsonList<int?>>(json);
        Assert.Equal(JsonSerializer.Deserialize<int?[]>(json)!, list);
        Assert.Equal(JsonSerializer.Serialize(list.ToArray()), Written<ArrayWriter<NullableStructWriter<Int32Codec, int>, int?>, IReadOnlyList<int?>?>(list));
    }

    [Theory]
    [InlineData("""["a",null,"","\u00e9"]""")]
    [InlineData("[null]")]
    public void Texts(string json)
    {
        var list = Record<ArrayCodec<NullableReferenceCodec<TextCodec, JsonText, string>, JsonText, string?>, ArrayView<NullableReferenceCodec<TextCodec, JsonText, string>, JsonText, string?>, JsonList<string?>>(json);
        Assert.Equal(JsonSerializer.Deserialize<string?[]>(json)!, list);
        Assert.Equal(JsonSerializer.Serialize(list.ToArray()), Written<ArrayWriter<NullableReferenceWriter<TextCodec, string>, string?>, IReadOnlyList<string?>?>(list));
    }

    [Fact]
    public void Bytes()
    {
        var value = Record<NullableStructCodec<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>, JsonBytes, ReadOnlyMemory<byte>?>("\"AQID\"");
        Assert.Equal([1, 2, 3], value!.Value.ToArray());
        Assert.Null(Record<NullableStructCodec<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>, JsonBytes, ReadOnlyMemory<byte>?>("null"));
        Assert.Null(Default<NullableStructCodec<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>, JsonBytes, ReadOnlyMemory<byte>?>());
        Assert.Equal("null", Written<NullableStructWriter<Base64Codec, ReadOnlyMemory<byte>>, ReadOnlyMemory<byte>?>(null));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("nul")]
    [InlineData("{}")]
    public void Another_kind_is_a_fault(string json)
    {
        Fault<NullableValueCodec<Int32Codec, int>, int?, int?>(json);
        Assert.Null(Record<NullableValueCodec<Int32Codec, int>, int?, int?>("null"));
    }
}
