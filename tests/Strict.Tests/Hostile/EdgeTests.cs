using System.Text;
using Framewright.Strict.Tests.Differential;
using Framewright.Strict.Tests.Mutation;

namespace Framewright.Strict.Tests.Hostile;

/// <summary>Nothing is read before a frame and nothing behind it: neither what would change the verdict, nor a byte at all.</summary>
public sealed class EdgeTests
{
    private const int LongestPrefix = 200;
    private const int Mutations = 60_000;

    private static readonly string[] Sides = ["\"", "\\", "{", "}", "[", "]", ",", ":", "\"}]}}", "0", "e1", "null", " ", "\n", "\u0001", "\":", "\"x\":1}", "]}}"];

    private static readonly byte[][] Frames =
    [
        .. new[]
        {
            """{"msg":"changed","collection":"samples","id":"id","fields":{"eventName":"GENERAL","args":[{"_id":"pLm8dQ2vXcR7sTn4K","ts":{"$date":1718000000123},"int":12345678,"raw":{"a":[1,2,{"b":"c"}],"d":true},"flag":true}]}}""",
            """{"msg":"changed","collection":"samples","fields":{"eventName":"G","args":[{"texts":["a","b"],"ints":[1,2],"msg":"caf\u00e9 \ud83d\ude00","u":{"_id":"u1","name":"n","n":1},"unknown":[[],{},[{"k":null}]],"double":1.5e3}],"x":1}}""",
            """{"msg":"changed","collection":"names","fields":{"eventName":"G","args":[{"a":"1","ab":"2","abcdefghijklmnopqrstuvwxyz012345":"3","quo\"te":"4","abcdefghijklmno":"5"}]}}""",
            """[1718000000123,-12.5e-1,12345678,"a","\u0041\n",true,false,null,{"a":{"b":[{}]}},[[[]]],"a string that is longer than any of the blocks of vectors, by some bytes"]""",
            "\"a string that ends a frame, and is longer than a block of sixty-four bytes by some more bytes of it\"",
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "truefalsenull",
            "                                                                          {\"a\":1}                                                                          ",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [LinuxFact]
    public void No_byte_beyond_either_end_is_read_whatever_the_length()
    {
        using var pages = new GuardedMemory(LongestPrefix * 8);
        Assert.True(pages.IsGuarded());
        var judge = new Judge();
        foreach (var frame in Frames)
        {
            for (var length = 0; length <= Math.Min(LongestPrefix, frame.Length); length++)
            {
                var head = frame.AsSpan(0, length);
                var tail = frame.AsSpan(frame.Length - length);
                Judged(judge, pages.AtEnd(head));
                Judged(judge, pages.AtStart(head));
                Judged(judge, pages.AtEnd(tail));
                Judged(judge, pages.AtStart(tail));
            }

            Judged(judge, pages.AtEnd(frame));
        }

        Assert.True(judge.Accepted > 50 && judge.Refused > 2_000, $"{judge.Accepted} and {judge.Refused}");
    }

    [LinuxFact]
    public void No_byte_beyond_either_end_of_a_mutation_is_read()
    {
        using var pages = new GuardedMemory(1 << 17);
        Assert.True(pages.IsGuarded());
        var judge = new Judge();
        var mutator = new Mutator(Sources.All, 5);
        for (var index = 0; index < Mutations; index++)
        {
            mutator.Make(index);
            Judged(judge, pages.AtEnd(mutator.Frame.Bytes), mutator.Source);
            if (index % 8 == 0) Judged(judge, pages.AtStart(mutator.Frame.Bytes), mutator.Source);
        }

        Assert.True(judge.Accepted > Mutations / 5 && judge.Refused > Mutations / 5);
    }

    [Fact]
    public void Hostile_bytes_on_either_side_change_no_verdict()
    {
        var judge = new Judge();
        foreach (var frame in Frames)
        {
            for (var length = 0; length <= frame.Length; length++)
            {
                foreach (var side in Sides.Select(Encoding.UTF8.GetBytes).Append([0xFF]).Append([0x80]).Append([0]))
                {
                    byte[] around = [.. Enumerable.Repeat(side, 80 / side.Length + 1).SelectMany(unit => unit)];
                    byte[] buffer = [.. around, .. frame.AsSpan(0, length), .. around];
                    Judged(judge, buffer.AsMemory(around.Length, length));
                }
            }
        }
    }

    private static void Judged(Judge judge, ReadOnlyMemory<byte> json, SourceFrame? source = null)
    {
        if (judge.Compare(json, source) is { } wrong) Assert.Fail($"{wrong}\n{Encoding.UTF8.GetString(json.Span)}");
    }
}
