namespace Framewright.Runtime.Tests.Json;

/// <summary>Small damages to a frame, mostly with the bytes that matter to a JSON parser.</summary>
internal static class Mutator
{
    private static readonly byte[] Interesting = [.. "{}[]\",:\\/ \t\n\r0123456789-+.eEtfnulrasb$u"u8, 0, 0x1F, 0x7F, 0x80, 0xC3, 0xFF];

    public static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = new List<byte>(frame);
        var damages = random.Next(1, 4);
        for (var i = 0; i < damages && bytes.Count > 0; i++)
        {
            var at = random.Next(bytes.Count);
            var with = Interesting[random.Next(Interesting.Length)];
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = with;
                    break;
                case 1:
                    bytes.Insert(at, with);
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 4:
                    (bytes[at], bytes[at / 2]) = (bytes[at / 2], bytes[at]);
                    break;
                case 5:
                    bytes.InsertRange(at, bytes.GetRange(at / 2, Math.Min(at - at / 2, random.Next(12))));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(4)));
                    break;
            }
        }

        return [.. bytes];
    }
}
