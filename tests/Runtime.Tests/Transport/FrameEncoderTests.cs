using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class FrameEncoderTests
{
    private const byte Untouched = 0xA5;

    [Fact]
    public void Frames_of_every_length_are_masked_byte_by_byte_and_nothing_behind_them_is_touched()
    {
        var encoder = new FrameEncoder();
        for (var length = 0; length < 400; length++)
        {
            var payload = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
            var frame = Enumerable.Repeat(Untouched, length + FrameEncoder.MaxHeaderLength + 100).ToArray();

            var written = encoder.Write(frame, FrameEncoder.TextOpcode, payload);

            var header = length < 126 ? 2 : 4;
            Assert.Equal(header + 4 + length, written);
            var mask = frame.AsSpan(header, 4);
            for (var i = 0; i < length; i++) Assert.Equal(payload[i], (byte)(frame[header + 4 + i] ^ mask[i & 3]));
            Assert.All(frame[written..], b => Assert.Equal(Untouched, b));
        }
    }

    [Fact]
    public void No_mask_comes_twice()
    {
        var encoder = new FrameEncoder();
        var frame = new byte[FrameEncoder.MaxHeaderLength];
        var masks = new HashSet<uint>();
        for (var i = 0; i < 2000; i++)
        {
            encoder.Write(frame, FrameEncoder.PingOpcode, []);
            masks.Add(BitConverter.ToUInt32(frame, 2));
        }

        // Of 2,000 random words two are the same once in two thousand runs; three pairs never.
        Assert.InRange(masks.Count, 1998, 2000);
    }
}
