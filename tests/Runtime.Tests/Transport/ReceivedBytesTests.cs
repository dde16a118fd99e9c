using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class ReceivedBytesTests
{
    private const int Usual = 4096;
    private const int Largest = 1024 * 1024;

    [Fact]
    public void A_message_and_what_lies_behind_it_survive_every_move()
    {
        var buffer = NewBuffer();
        Fill(buffer, 100, 1);
        buffer.TakeMessage(4, 60);
        buffer.Skip(2);
        Assert.Equal(Bytes(5, 60), buffer.Message.ToArray());

        // To the front of the same buffer, with the gap of two bytes closed.
        buffer.Room(1);
        Assert.Equal(Bytes(5, 60), buffer.Message.ToArray());
        Assert.Equal(Bytes(67, 34), buffer.Unread.ToArray());

        while (buffer.Size < 64 * 1024)
        {
            var room = buffer.Room(Largest);
            var next = buffer.Unread[^1] + 1;
            for (var i = 0; i < room.Length; i++) room.Span[i] = (byte)(next + i);
            buffer.Filled(room.Length);
        }

        Assert.Equal(Bytes(5, 60), buffer.Message.ToArray());
        Assert.Equal(Bytes(67, buffer.Unread.Length), buffer.Unread.ToArray());
    }

    [Fact]
    public void It_grows_with_what_comes_in_and_not_with_what_a_header_claims()
    {
        var buffer = NewBuffer();
        buffer.BeginMessage();
        Assert.Equal(Usual, buffer.Room(Largest).Length);
        Assert.Equal(Usual, buffer.Size);
        Fill(buffer, Usual, 0);
        buffer.Append(Usual);

        Assert.Equal(Usual, buffer.Room(Largest).Length);
        Assert.Equal(2 * Usual, buffer.Size);
    }

    [Fact]
    public void It_never_grows_beyond_the_largest_message_and_some_room_and_always_has_room()
    {
        var buffer = NewBuffer();
        buffer.BeginMessage();
        for (var left = Largest; left > 0;)
        {
            var room = buffer.Room(left).Length;
            Assert.True(room > 0);
            var count = Math.Min(room, left);
            buffer.Filled(count);
            buffer.Append(count);
            left -= count;
        }

        Assert.Equal(Largest, buffer.Message.Length);
        Assert.InRange(buffer.Room(1).Length, 256, Largest);
        Assert.InRange(buffer.Size, Largest, Largest + Usual);
    }

    [Fact]
    public void It_shrinks_when_large_messages_stay_away_and_keeps_what_it_holds()
    {
        var buffer = NewBuffer();
        buffer.BeginMessage();
        while (buffer.Size < Largest / 2)
        {
            var count = buffer.Room(Largest).Length;
            buffer.Filled(count);
            buffer.Append(count);
        }

        var large = buffer.Size;
        buffer.BeginMessage();
        Fill(buffer, 10, 1);
        for (var i = 0; i < 100; i++) buffer.Room(1);
        Assert.Equal(large, buffer.Size);

        for (var i = 0; i < 512; i++) buffer.Room(1);

        Assert.Equal(Usual, buffer.Size);
        Assert.Equal(Bytes(1, 10), buffer.Unread.ToArray());
    }

    private static ReceivedBytes NewBuffer() => new(new byte[Usual + ReceivedBytes.Margin], 0, 0, Largest);

    private static byte[] Bytes(int first, int count) => Enumerable.Range(first, count).Select(i => (byte)i).ToArray();

    private static void Fill(ReceivedBytes buffer, int count, int first)
    {
        Bytes(first, count).CopyTo(buffer.Room(1));
        buffer.Filled(count);
    }
}
