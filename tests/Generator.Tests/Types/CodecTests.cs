using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Types;

/// <summary>How one use of a type travels, and elements that may be null.</summary>
public sealed class CodecTests
{
    private const string Travels = """
        "Travels": { "fields": {
          "usual": "date", "seconds": "date(unix-seconds)", "iso?": "date(iso-8601)?", "ejson": "date(ejson-date)[]", "milliseconds": "map<date(unix-milliseconds)?>",
          "bytes": "binary(ejson-binary)", "text": "binary(base64)", "number": "decimal(number)", "price": "decimal(string)", "prices": "decimal(string)[][]" } }
        """;

    private const string Gaps = """
        "Gaps": { "fields": {
          "texts": "string?[]", "numbers": "int?[]", "dates": "date(ejson-date)?[]", "kinds": "Kind?[]", "any": "json?[]", "bytes": "binary?[]",
          "leaves": "Leaf?[]", "lists": "int?[]?[]", "byName": "map<string?>", "counts": "map<long?>", "maps": "map<bool?>?[]" } },
        "Leaf": { "fields": { "id": "string" } },
        "Kind": { "enum": { "a": "Alpha" } }
        """;

    private const string GapsDriver = """
        internal static class Driver
        {
            public static string Show(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<GapsView, GapsView, Gaps>(json, new Framewright.Json.ViewScratch());
                var text = new System.Text.StringBuilder();
                foreach (var item in view.Texts) text.Append(item.IsPresent ? item.ToString() : "-").Append(',');
                foreach (int? item in view.Numbers) text.Append(item is { } number ? number.ToString() : "-").Append(',');
                foreach (System.DateTimeOffset? item in view.Dates) text.Append(item is { } date ? date.ToUnixTimeMilliseconds().ToString() : "-").Append(',');
                foreach (Kind? item in view.Kinds) text.Append(item is { } kind ? kind.ToString() : "-").Append(',');
                foreach (var item in view.Leaves) text.Append(item.IsPresent ? item.Id.ToString() : "-").Append(',');
                foreach (var item in view.Lists)
                {
                    text.Append(item.IsPresent ? "[" : "-");
                    foreach (int? inner in item) text.Append(inner is { } number ? number.ToString() : "-").Append(';');
                }

                foreach (var entry in view.Counts) text.Append(entry.Name.ToString()).Append('=').Append(entry.Value is { } count ? count.ToString() : "-").Append(',');
                return text.ToString();
            }

            public static string Items()
            {
                var gaps = Gaps.Empty with { Texts = ["a", null], Numbers = [1, null], Leaves = [null, new Leaf { Id = "x" }] };
                string? text = gaps.Texts[1];
                int? number = gaps.Numbers[1];
                Leaf? leaf = gaps.Leaves[0];
                return $"{text is null} {number is null} {leaf is null} {gaps == Gaps.Empty with { Texts = ["a", null], Numbers = [1, null], Leaves = [null, new Leaf { Id = "x" }] }}";
            }
        }
        """;

    [Fact]
    public void A_use_of_a_type_names_its_own_way()
    {
        using var assembly = SmallApi.Load(Travels, "", "Travels");
        var probe = assembly.Object("Travels");
        const string json = """{"usual":1700000000123,"seconds":1700000000,"iso":"2023-11-14T22:13:20.123+00:00","ejson":[{"$date":1}],"milliseconds":{"a":5,"b":null},"bytes":{"$binary":"AQID"},"text":"AQID","number":1.50,"price":"1.50","prices":[["0.1","-79228162514264337593543950335"],[]]}""";
        Assert.Equal(json, probe.Write(probe.Parse(json)));
        Assert.Empty(probe.Scratch.MissingMembers);
    }

    [Theory]
    [InlineData("seconds", "\"1700000000\"")]
    [InlineData("iso", "1700000000")]
    [InlineData("ejson", "[1700000000123]")]
    [InlineData("milliseconds", """{"a":{"$date":1}}""")]
    [InlineData("bytes", "\"AQID\"")]
    [InlineData("text", """{"$binary":"AQID"}""")]
    [InlineData("number", "\"1.5\"")]
    [InlineData("price", "1.5")]
    [InlineData("price", "\"0.00000000000000000000000000001\"")]
    [InlineData("price", "\"1.5 \"")]
    [InlineData("price", "\"\"")]
    public void Another_way_is_a_fault(string member, string value)
    {
        using var assembly = SmallApi.Load(Travels, "", "Travels");
        Assert.Throws<FrameFormatException>(() => assembly.Object("Travels").Parse($$"""{"{{member}}":{{value}}}"""));
    }

    [Fact]
    public void A_protocol_says_how_decimals_travel()
    {
        var protocol = TestProtocols.Small.Edit("\"binary\": \"base64\"", "\"binary\": \"base64\", \"decimal\": \"string\"");
        var api = new SchemaFile("/schema/one.rt.json", """
            { "api": "One", "protocol": "Small", "types": { "One": { "fields": { "value": "decimal", "plain": "decimal(number)" } } },
              "methods": { "Put": { "call": "put", "params": ["One one"], "returns": "One" } } }
            """);
        using var assembly = Generation.Of("/// <summary>One.</summary>\n[Framewright.RealtimeClient(\"One\")] public sealed partial class OneClient;", protocol, api).Load();
        var probe = assembly.Object("One");
        Assert.Equal("""{"value":"0.10","plain":0.10}""", probe.Write(probe.Parse("""{"value":"0.10","plain":0.10}""")));
    }

    [Fact]
    public void Elements_that_may_be_null_keep_their_nulls()
    {
        using var assembly = SmallApi.Load(Gaps, GapsDriver, "Gaps");
        var probe = assembly.Object("Gaps");
        const string json = """{"texts":["a",null,""],"numbers":[null,0,1],"dates":[null,{"$date":5}],"kinds":["a",null,"new"],"any":[1,null],"bytes":[null,"AQID"],"leaves":[{"id":"x"},null],"lists":[null,[1,null],[]],"byName":{"a":null,"b":"c"},"counts":{"a":1,"b":null},"maps":[null,{"a":null,"b":true}]}""";
        var record = probe.Parse(json);
        Assert.Equal(json, probe.Write(record));
        Assert.Equal("a,-,,-,0,1,-,5,Alpha,-,new,x,-,-[1;-;[a=1,b=-,", assembly.Call<string>("Driver", "Show", Encoding.UTF8.GetBytes(json)));
        Assert.Equal("True True True True", assembly.Call<string>("Driver", "Items"));
        for (var length = 0; length < json.Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(json[..length]);
            Assert.Throws<FrameFormatException>(() => probe.Parse(cut));
        }
    }

    [Fact]
    public void An_ejson_date_that_is_null_or_out_of_range_reads_as_null()
    {
        using var assembly = SmallApi.Load("""
            "Dates": { "fields": { "must": "date(ejson-date)", "may?": "date(ejson-date)", "list": "date(ejson-date)?[]", "plain": "date(ejson-date)[]" } }
            """, "", "Dates");
        var probe = assembly.Object("Dates");
        var record = probe.Parse("""{"must":{"$date":null},"may":{"$date":1e300},"list":[{"$date":null},{"$date":-62135596800001},{"$date":0}],"plain":[{"$date":null},null]}""");
        Assert.Equal("""{"must":{"$date":-62135596800000},"list":[null,null,{"$date":0}],"plain":[{"$date":-62135596800000},{"$date":-62135596800000}]}""", probe.Write(record));
        Assert.Equal(["Dates.must"], probe.Scratch.MissingMembers.Keys);
    }

    [Fact]
    public void An_event_and_a_parameter_may_hold_nulls()
    {
        const string driver = """
            public sealed partial class KindsClient
            {
                internal static class Reader
                {
                    public static string Read(byte[] body)
                    {
                        var scratch = new Framewright.Json.ViewScratch();
                        var cursor = new Framewright.Json.JsonCursor(body);
                        int? number = KindsClientStreams.Numbers.Record(body, scratch, KindsClientStreams.Numbers.Read(ref cursor, scratch));
                        var call = new SendCall([1, null], new System.Collections.Generic.Dictionary<string, string?> { ["a"] = null });
                        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) call.WriteParameters(writer);
                        return (number is null ? "-" : number.ToString()) + System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
                    }
                }
            }
            """;
        using var assembly = SmallApi.With("", """
            , "methods": { "Send": { "call": "send", "params": ["int?[] numbers", "map<string?> labels"], "returns": "date(iso-8601)?[]?" } },
              "streams": { "Numbers": { "topic": ["numbers"], "event": ["int? number"] }, "Texts": { "topic": ["texts"], "event": "string? text" } }
            """, driver).Load();
        Assert.Equal("""-[[1,null],{"a":null}]""", assembly.Call<string>("KindsClient+Reader", "Read", Encoding.UTF8.GetBytes("[null]")));
        Assert.Equal("""7[[1,null],{"a":null}]""", assembly.Call<string>("KindsClient+Reader", "Read", Encoding.UTF8.GetBytes("[7]")));
    }

    [Theory]
    [InlineData("int[][][][][]", true)]
    [InlineData("map<map<int[]>[]>[]", true)]
    [InlineData("int[][][][][][]", false)]
    [InlineData("map<map<map<map<map<map<int>>>>>>", false)]
    [InlineData("map<map<map<int[][][]>>>", false)]
    public void Arrays_and_maps_nest_five_times(string type, bool isValid)
    {
        var run = SmallApi.Generate($$"""
            "Deep": { "fields": { "x": "{{type}}" } }
            """, "", "Deep");
        Assert.Equal(isValid, run.Diagnostics.IsEmpty);
        if (isValid) run.Load().Dispose();
    }
}
