namespace Framewright.Client.Tests.Parsing;

/// <summary>Damages a frame in one to three places, mostly where JSON is sensitive.</summary>
internal sealed class FrameMutator(Random random)
{
    private static readonly byte[] Sensitive = "{}[]\",:\\0123456789.-+eEtfnu \n\0\u007f"u8.ToArray();

    public byte[] Mutate(byte[] frame)
    {
        var bytes = frame.ToList();
        for (var left = 1 + random.Next(3); left > 0 && bytes.Count > 0; left--) Damage(bytes);
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveAt(at);
                break;
            case 1:
                bytes.Insert(at, Sensitive[random.Next(Sensitive.Length)]);
                break;
            case 2:
                bytes[at] = Sensitive[random.Next(Sensitive.Length)];
                break;
            case 3:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 24), bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 24), bytes.Count - at));
                break;
        }
    }
}
