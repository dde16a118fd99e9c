using System.Text;
using Framewright.Runtime.Tests.Json;
using Framewright.Strict.Tests.Differential;
using Framewright.Strict.Tests.Mutation;
using Framewright.Strict.Tests.Reference;

namespace Framewright.Strict.Tests.Texts;

/// <summary>Each text as the value of every member, known and unknown, in every place that a value can have.</summary>
public sealed class PositionTests
{
    private const string Before = """{"msg":"changed","collection":"samples","id":"id","fields":{"eventName":"GENERAL","args":[""";
    private const string After = "]}}";

    private static readonly string[] Unlisted = ["unknown", "", "ab", "_ie", "textsX", "a name that is longer than any block of a vector that there is, so that it takes more than one"];

    public static TheoryData<string> Texts =>
    [
        .. JsonTexts.All
            .Concat(Mutator.NumberTexts.Concat(Mutator.ValueTexts).Select(Encoding.UTF8.GetString))
            .Concat(Mutator.Escapes.Select(escape => $"\"{Encoding.UTF8.GetString(escape)}\""))
            .Concat(Mutator.Escapes.Select(escape => $"\"text of a usual length{Encoding.UTF8.GetString(escape)} and more\""))
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void As_the_value_of_every_member(string text)
    {
        var judge = new Judge();
        foreach (var name in SampleReference.Sample.Names.Concat(Unlisted))
        {
            var member = $"\"{name}\":{text}";
            Judged(judge, $"{{{member}}}");
            Judged(judge, $"{{{member},\"rid\":\"GENERAL\",\"flag\":true}}");
            Judged(judge, $"{{\"rid\":\"GENERAL\",{member},\"flag\":true}}");
            Judged(judge, $"{{\"rid\":\"GENERAL\",\"flag\":true,{member}}}");
            Judged(judge, $"{{\"inner\":{{\"inner\":{{{member},\"rid\":\"r\"}}}}}}");
            Judged(judge, $"{{ \"rid\" : \"GENERAL\" ,\n \"{name}\" : {text} }}");
        }

        Assert.True(judge.Accepted == 0 || judge.Refused == 0 || text.Contains('"', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal), "It is JSON in one place and none in another.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void As_an_element_a_maps_value_and_a_value_that_is_passed_over(string text)
    {
        var judge = new Judge();
        foreach (var list in (string[])["texts", "ints", "some", "leaves", "grid", "level", "raw", "unknown"])
        {
            foreach (var elements in (string[])[text, $"{text},null", $"null,{text}", $"null,{text},null", $" {text} , {text} "])
                Judged(judge, $"{{\"{list}\":[{elements}]}}");
        }

        Judged(judge, $"{{\"grid\":[[1,{text}],[{text}]]}}");
        foreach (var map in (string[])["map", "leafMap", "listMap", "raw", "unknown", "kept", "ts", "ebytes", "block", "u"])
        {
            foreach (var members in (string[])[$"\"a\":{text}", $"\"a\":{text},\"b\":null", $"\"b\":null,\"\":{text}", $"\"_id\":{text},\"name\":null,\"n\":{text}", $"\"$date\":{text}", $"\"x\":0,\"$date\":{text},\"y\":0", $"\"$binary\":{text}", $"\"type\":{text}", $"\"type\":\"PARAGRAPH\",\"text\":{text}", $"\"type\":\"QUOTE\",\"blocks\":[{text}]", $"\"theme\":{text},\"other\":{text}"])
                Judged(judge, $"{{\"{map}\":{{{members}}}}}");
        }

        Judged(judge, $"{{\"listMap\":{{\"a\":[{text}],\"b\":{text}}}}}");
        Judged(judge, $"{{\"posted\":\"{{\\\"id\\\":{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}}\"}}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Around_the_event(string text)
    {
        var judge = new Judge();
        Judge(judge, text);
        Judge(judge, Before + text + After);
        Judge(judge, $"{Before}{{}},{text}{After}");
        Judge(judge, $"{Before}{{}}{text}{After}");
        Judge(judge, $"{Before}{{}}],\"later\":{text}}}}}");
        Judge(judge, $"{Before}{{}}]}},\"tail\":{text}}}");
        Judge(judge, $"{Before}{{}}]}}}}{text}");
        Judge(judge, $"{text}{Before}{{}}{After}");
        foreach (var member in (string[])["msg", "collection", "id", "fields", "unknown", "methods", "subs", "error"])
        {
            Judge(judge, $"{{\"{member}\":{text}}}");
            Judge(judge, $"{{\"{member}\":{text},\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":\"GENERAL\",\"args\":[{{}}]}}}}");
            Judge(judge, $"{{\"msg\":\"changed\",\"{member}\":{text},\"collection\":\"samples\",\"fields\":{{\"eventName\":\"GENERAL\",\"args\":[{{}}]}}}}");
            Judge(judge, $"{{\"msg\":\"result\",\"id\":\"1\",\"{member}\":{text}}}");
        }

        Judge(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"eventName\":{text},\"args\":[{{}}]}}}}");
        Judge(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"x\":{text},\"args\":[{{}}],\"eventName\":\"GENERAL\"}}}}");
        Judge(judge, $"{{\"msg\":\"changed\",\"collection\":\"samples\",\"fields\":{{\"args\":{text},\"eventName\":\"GENERAL\"}}}}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void As_a_member_of_every_length_of_name(string text)
    {
        var judge = new Judge();
        foreach (var name in SampleReference.Names.Names)
        {
            var written = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            Judge(judge, Names($"{{\"{written}\":{text}}}"));
            Judge(judge, Names($"{{\"a\":\"v\",\"{written}\":{text},\"$\":\"w\"}}"));
            Judge(judge, Names($"{{{text}:\"v\",\"{written}\":{text}}}"));
        }
    }

    private static string Names(string body) => Before.Replace("samples", "names", StringComparison.Ordinal) + body + After;

    private static void Judged(Judge judge, string body) => Judge(judge, Before + body + After);

    private static void Judge(Judge judge, string frame)
    {
        if (judge.Compare(Encoding.UTF8.GetBytes(frame)) is { } wrong) Assert.Fail($"{wrong}\n{frame}");
    }
}
