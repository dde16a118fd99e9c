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
        // An array returned by both threads would lie in the pool of each, so that their next copies would share its bytes.
        const int Rounds = 20_000;
        var shared = RawJson.Copy("00000000"u8);
        var mixed = 0;
        using var barrier = new Barrier(2);
        void Race(byte digit)
        {
            Span<byte> own = stackalloc byte[8];
            own.Fill(digit);
            for (var round = 0; round < Rounds; round++)
            {
                barrier.SignalAndWait();
                shared.Dispose();
                barrier.SignalAndWait();
                var copy = RawJson.Copy(own);
                barrier.SignalAndWait();
                if (!copy.Utf8.SequenceEqual(own))
                    Interlocked.Increment(ref mixed);
                barrier.SignalAndWait();
                if (digit == '1')
                    shared = copy;
                else
                    copy.Dispose();
            }
        }

        var other = new Thread(() => Race((byte)'2'));
        other.Start();
        Race((byte)'1');
        other.Join();
        Assert.Equal(0, mixed);
    }
}
