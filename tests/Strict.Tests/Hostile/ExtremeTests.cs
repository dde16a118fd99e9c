using System.Globalization;
using System.Text;
using Framewright.Strict.Tests.Differential;
using Framewright.Strict.Tests.Reference;

namespace Framewright.Strict.Tests.Hostile;

/// <summary>Nesting without end, numbers without end, and halves of characters, in every role that they can have.</summary>
public sealed class ExtremeTests
{
    public static TheoryData<int, string> Bombs
    {
        get
        {
            var bombs = new TheoryData<int, string>();
            foreach (var depth in (int[])[1, 30, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 128, 100_000])
            {
                foreach (var kind in (string[])["[]", "{}", "mixed", "[1]", "open [", "open {", "closed", "crossed", "spaced"]) bombs.Add(depth, kind);
            }

            return bombs;
        }
    }

    /// <summary>Where a value can be: the place is marked by a percent sign.</summary>
    private static string[] Places { get; } =
    [
        "%", "[%]", "{\"x\":%}", "{\"x\":%,\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{\"eventName\":\"G\",\"args\":[{}]}}",
        "{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{\"x\":%,\"eventName\":\"G\",\"args\":[{}]}}", "{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{\"eventName\":\"G\",\"args\":[{},%]}}",
        "{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{\"eventName\":\"G\",\"args\":[{}],\"x\":%}}", "{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{\"eventName\":\"G\",\"args\":[{}]},\"x\":%}",
        "{\"msg\":\"result\",\"id\":\"1\",\"result\":%}", "{\"msg\":\"result\",\"id\":\"1\",\"error\":%}",
        .. ((string[])["\"raw\":%", "\"unknown\":%", "\"u\":{\"x\":%}", "\"leaves\":[{\"x\":%}]", "\"kept\":{\"x\":%}", "\"ts\":{\"x\":%,\"$date\":1}", "\"ts\":{\"$date\":1,\"x\":%}", "\"block\":{\"x\":%,\"type\":\"PARAGRAPH\"}", "\"block\":{\"type\":\"NEW\",\"x\":%}", "\"level\":[null,null,null,%]", "\"map\":%", "\"texts\":%", "\"inner\":{\"raw\":%}"])
            .Select(member => $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"G\",\"args\":[{{{member},\"flag\":true}}]}}}}"),
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Nesting_is_judged_alike_everywhere(int depth, string kind)
    {
        var bomb = Bomb(depth, kind);
        var judge = new Judge();
        foreach (var place in Places) Judged(judge, place.Replace("%", bomb, StringComparison.Ordinal));
        if (depth > 64) Assert.Equal(0, judge.Accepted);
    }

    [Theory]
    [InlineData("{\"inner\":", "{}", "}")]
    [InlineData("{\"inner\":", "null", "}")]
    [InlineData("{\"inner\":", "{\"ts\":{\"$date\":1718000000123},\"flag\":true,\"msg\":\"so that the date is far from the end\"}", "}")]
    [InlineData("{\"inner\":", "{\"ebytes\":{\"$binary\":\"AQID\"},\"flag\":true,\"msg\":\"so that they are far from the end\"}", "}")]
    [InlineData("{\"inner\":", "{\"u\":{\"_id\":\"u1\",\"name\":\"alice\",\"n\":5},\"flag\":true,\"msg\":\"so that it is far from the end\"}", "}")]
    [InlineData("{\"inner\":", "{\"leaves\":[{\"_id\":\"u1\"},{}],\"raw\":[],\"texts\":[\"a\"],\"map\":{\"a\":\"b\"},\"level\":[\"1\",\"b\"],\"kept\":{\"x\":[[]]}}", "}")]
    [InlineData("{\"inner\":", "{\"raw\":{\"a\":{}},\"msg\":\"so that it is far from the end, and takes the way of those that are not\"}", "}")]
    [InlineData("{\"inner\":{\"flag\":true,\"inner\":", "{}", "}}")]
    [InlineData("{\"block\":{\"type\":\"QUOTE\",\"blocks\":[", "{}", "]}}")]
    [InlineData("{\"grid\":[[", "1", "]]}")]
    public void Types_that_contain_themselves_are_judged_alike(string open, string inner, string close)
    {
        var judge = new Judge();
        for (var depth = 0; depth < 70; depth++)
        {
            var value = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
            Judged(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"G\",\"args\":[{value}]}}}}");
        }

        Assert.True(judge.Accepted > 0 && judge.Refused > 0);
    }

    [Fact]
    public void Blocks_within_blocks_are_judged_alike()
    {
        var judge = new Judge();
        for (var depth = 0; depth < 40; depth++)
        {
            var value = string.Concat(Enumerable.Repeat("{\"type\":\"QUOTE\",\"blocks\":[", depth)) + "{\"type\":\"PARAGRAPH\",\"text\":\"t\"}" + string.Concat(Enumerable.Repeat("]}", depth));
            Judged(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"G\",\"args\":[{{\"block\":{value}}}]}}}}");
        }

        Assert.True(judge.Compared > 20 && judge.Refused > 5);
    }

    [Fact]
    public void Numbers_without_end_are_judged_alike()
    {
        var judge = new Judge();
        foreach (var length in (int[])[1, 7, 8, 9, 15, 16, 17, 18, 19, 20, 31, 32, 33, 63, 64, 65, 127, 128, 129, 500, 10_000])
        {
            var digits = string.Concat(Enumerable.Range(1, length).Select(digit => (digit % 10).ToString(CultureInfo.InvariantCulture)));
            string[] numbers =
            [
                digits, "-" + digits, "0." + digits, digits + ".5", "1e" + digits, "1e-" + digits, "0e" + digits, digits + "e5", digits + "E+5", digits + "e-" + length.ToString(CultureInfo.InvariantCulture), "1" + new string('0', length), new string('9', length),
                "0" + digits, "-0" + digits, digits + ".", digits + "e", digits + "e+", "." + digits, digits + "x", digits + "/", digits + ":", digits + "-", digits + "+1", new string('0', length), "-" + new string('0', length), "0." + new string('0', length), "-0.0e" + new string('0', length),
            ];
            foreach (var number in numbers)
            {
                Judged(judge, number);
                Judged(judge, $"[{number}]");
                Judged(judge, $"[{number},{number}]");
                foreach (var member in SampleReference.Sample.Names.Append("unknown"))
                {
                    if (length > 500 && member is not ("int" or "long" or "double" or "decimal" or "seconds" or "raw" or "unknown")) continue;
                    foreach (var value in (string[])[number, $"\"{number}\"", $"[{number}]", $"{{\"$date\":{number}}}"])
                        Judged(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"G\",\"args\":[{{\"{member}\":{value},\"flag\":true}}]}}}}");
                }
            }
        }

        Assert.True(judge.Compared > 1_000 && judge.WrongKinds > 1_000 && judge.Refused > 1_000);
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\uD83D\\uD83D")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("x\\ud83dx")]
    [InlineData("\\ud83d\\n")]
    [InlineData("\\ud83d\\\\ude00")]
    [InlineData("\\ud83d\\ude0")]
    [InlineData("\\ud83d\\u")]
    [InlineData("\\ud83")]
    public void Halves_of_characters_do_no_harm_in_any_role(string half)
    {
        var judge = new Judge();
        foreach (var place in Places)
        {
            Judged(judge, place.Replace("%", $"\"{half}\"", StringComparison.Ordinal));
            Judged(judge, place.Replace("%", $"{{\"{half}\":[\"{half}\"]}}", StringComparison.Ordinal));
            foreach (var known in (string[])["msg", "changed", "collection", "samples", "fields", "eventName", "args", "$date", "type", "QUOTE"])
            {
                var frame = place.Replace("%", "{}", StringComparison.Ordinal);
                Judged(judge, frame.Replace($"\"{known}\"", $"\"{half}\"", StringComparison.Ordinal));
                Judged(judge, frame.Replace($"\"{known}\"", $"\"{known}{half}\"", StringComparison.Ordinal));
            }
        }

        foreach (var member in SampleReference.Sample.Names)
        {
            foreach (var value in (string[])[$"\"{half}\"", $"[\"{half}\"]", $"{{\"{half}\":\"{half}\"}}", $"{{\"$date\":\"{half}\"}}", $"{{\"$binary\":\"{half}\"}}", $"\"{{\\\"id\\\":\\\"\\{half}\\\"}}\""])
            {
                Judged(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"G\",\"args\":[{{\"{member}\":{value},\"{half}\":1,\"flag\":true}}]}}}}");
            }
        }
    }

    private static string Bomb(int depth, string kind) => kind switch
    {
        "[]" => new string('[', depth) + new string(']', depth),
        "{}" => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1),
        "[1]" => new string('[', depth) + "1" + new string(']', depth),
        "mixed" => Mixed(depth),
        "open [" => new string('[', depth),
        "open {" => string.Concat(Enumerable.Repeat("{\"a\":", depth)),
        "closed" => new string(']', depth),
        "crossed" => new string('[', depth) + new string(']', depth - 1) + "}",
        _ => string.Concat(Enumerable.Repeat("[ ", depth)) + string.Concat(Enumerable.Repeat(" ]", depth)),
    };

    private static string Mixed(int depth)
    {
        var open = new StringBuilder();
        var close = new Stack<string>();
        for (var level = 0; level < depth; level++)
        {
            open.Append(level % 3 == 0 ? "{\"name\":" : level % 3 == 1 ? "[1,{},[]," : "[");
            close.Push(level % 3 == 0 ? ",\"x\":[]}" : "]");
        }

        return open.Append("\"x\"").AppendJoin("", close).ToString();
    }

    private static void Judged(Judge judge, string json)
    {
        if (judge.Compare(Encoding.UTF8.GetBytes(json)) is { } wrong) Assert.Fail($"{wrong}\n{(json.Length > 2_000 ? json[..2_000] : json)}");
    }
}
