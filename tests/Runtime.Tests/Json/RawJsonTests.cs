using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class RawJsonTests
{
    [Fact]
    public void Is_a_copy()
    {
        var source = Encoding.UTF8.GetBytes("""{"a":1}""");
        using var raw = RawJson.Copy(source);
        source.AsSpan().Clear();

        Assert.Equal(7, raw.Length);
        Assert.Equal(JsonKind.Object, raw.Kind);
        Assert.Equal("""{"a":1}""", raw.ToString());
        Assert.Equal("""{"a":1}"""u8, raw.Utf8);
        Assert.Equal("""{"a":1}"""u8, raw.Memory.Span);
    }

    [Fact]
    public void An_element_outlives_it()
    {
        var raw = RawJson.Copy("""{"a":"text"}"""u8);
        var element = raw.ToElement();
        raw.Dispose();
        for (var i = 0; i < 100; i++)
            RawJson.Copy("""{"b":"xxxx"}"""u8).Dispose();

        Assert.Equal("text", element.GetProperty("a").GetString());
    }

    [Fact]
    public void Late_calls_throw_and_a_second_dispose_does_nothing()
    {
        var raw = RawJson.Copy("1"u8);
        raw.Dispose();
        raw.Dispose();

        Assert.Throws<ObjectDisposedException>(() => raw.Utf8.Length);
        Assert.Throws<ObjectDisposedException>(() => raw.Memory);
        Assert.Throws<ObjectDisposedException>(() => raw.ToElement());
        Assert.Throws<ObjectDisposedException>(raw.ToString);
        Assert.Equal(1, raw.Length);
        Assert.Equal(JsonKind.Number, raw.Kind);
    }

    [Fact]
    public void Concurrent_disposes_return_the_array_once()
    {
        // An array returned twice would be handed out twice: two copies made afterwards would share their bytes.
        for (var round = 0; round < 500; round++)
        {
            var raw = RawJson.Copy("11111111"u8);
            Parallel.For(0, 4, _ => raw.Dispose());
            var copies = Enumerable.Range(0, 8).Select(i => RawJson.Copy(Encoding.UTF8.GetBytes($"{i}{i}{i}{i}{i}{i}{i}{i}"))).ToArray();
            for (var i = 0; i < copies.Length; i++)
                Assert.Equal(string.Concat(Enumerable.Repeat(i, 8)), copies[i].ToString());
            foreach (var copy in copies)
                copy.Dispose();
        }
    }
}
