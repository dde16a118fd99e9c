using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class ReceiveBufferTests
{
    [Fact]
    public void The_buffer_shrinks_when_large_messages_stay_away()
    {
        var buffer = new ReceiveBuffer(16 * 1024 * 1024);
        var small = buffer.Size;
        while (buffer.Size < 8 * 1024 * 1024) buffer.Grow();
        var large = buffer.Size;
        buffer.Taken(large);
        for (var i = 0; i < 1023; i++) buffer.Taken(100);
        Assert.Equal(large, buffer.Size);

        for (var i = 0; i < 1024; i++) buffer.Taken(100);

        Assert.Equal(small, buffer.Size);
    }
}
