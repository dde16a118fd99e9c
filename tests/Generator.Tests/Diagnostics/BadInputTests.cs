using System.Diagnostics;
using System.Globalization;
using System.Text;
using Framewright.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>Files that nobody should write, through the whole generator: each works, or is one clear report at its place; beside it everything else is generated.</summary>
public sealed class BadInputTests
{
    private const string Code = """
        [Framewright.RealtimeClient("Notes")] public sealed partial class NotesClient;
        [Framewright.RealtimeClient("Other")] public sealed partial class OtherClient;
        """;

    private const string Notes = """
        {
          // the whole language of types
          "api": "Notes", "protocol": "Wire",
          "types": { "Note": { "fields": { "_id": "string as Id", "next?": "Note", "tags": "string[]" } } },
          "methods": { "Add": { "call": "add", "params": ["Note note"], "returns": "Note?" } },
          "streams": { "Added": { "topic": ["added"], "event": ["Note note"] }, },
        }
        """;

    private static readonly SchemaFile Wire = new("/schema/wire.rt.json", """
        {
          "protocol": "Wire",
          "frames": {
            "reply": { "match": { "type": "reply" }, "is": "reply", "id": "id", "result": "result" },
            "event": { "match": { "type": "event" }, "is": "event", "route": ["topic"], "body": "data" }
          },
          "send": {
            "call": { "type": "call", "id": "{id}", "method": "{name}", "params": "{params}" },
            "subscribe": { "type": "subscribe", "id": "{id}", "topic": "{topic.0}" },
            "unsubscribe": { "type": "unsubscribe", "id": "{subscription.id}" }
          }
        }
        """);

    private static readonly SchemaFile Other = new("/schema/other.rt.json", """{ "api": "Other", "protocol": "Wire", "methods": { "Ping": { "call": "ping" } } }""");

    [Fact]
    public void The_sample_itself_is_right() => Run(Notes).Load().Dispose();

    [Fact]
    public void A_file_that_ends_anywhere_is_one_error_at_its_end()
    {
        // The last brace closes the file; without anything before it the file is broken.
        var last = Notes.LastIndexOf('}');
        for (var length = 0; length <= last; length += 7)
        {
            var report = Assert.Single(ErrorsOf(Run(Notes[..length])));
            Assert.Equal("FW0001", report.Id);
            Assert.Equal("/schema/notes.rt.json", report.Location.GetLineSpan().Path);
            Assert.InRange(report.Location.SourceSpan.Start, 0, length);
        }
    }

    [Fact]
    public void One_broken_file_takes_nothing_else_down()
    {
        var sources = Run("{ \"api\": \"Notes\", ").Sources.Keys;
        Assert.Contains(sources, name => name.StartsWith("Other", StringComparison.Ordinal));
        Assert.Contains(sources, name => name.StartsWith("Wire", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_comments_and_trailing_commas_are_welcome() => Run('\uFEFF' + Notes).Load().Dispose();

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void A_thousand_levels_are_an_error_and_no_overflow(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 1_000)) + "1" + string.Concat(Enumerable.Repeat(close, 1_000));
        var report = Assert.Single(ErrorsOf(Run($$"""{ "api": "Notes", "protocol": "Wire", "types": {{deep}} }""")));
        Assert.Equal("FW0001", report.Id);
        Assert.Contains("64 levels", report.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map<", "string", ">")]
    [InlineData("", "string", "[]")]
    [InlineData("", "string", "?")]
    [InlineData("map<", "", "")]
    public void Ten_thousand_levels_in_a_type_are_an_error_or_work(string open, string inner, string close)
    {
        var type = string.Concat(Enumerable.Repeat(open, 10_000)) + inner + string.Concat(Enumerable.Repeat(close, 10_000));
        Assert.NotEmpty(ErrorsOf(Run(Notes.Replace("\"string[]\"", $"\"{type}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_long_path_is_an_error_or_works()
    {
        var path = string.Join('.', Enumerable.Repeat("a", 10_000));
        var wire = Wire.Edit("\"result\": \"result\"", $"\"result\": \"{path}\"");
        Assert.NotEmpty(ErrorsOf(Generation.Of(Code, wire, Other, new SchemaFile("/schema/notes.rt.json", Notes))));
    }

    [Theory]
    [InlineData("\"Note\": {", "\"{0}\": {{")]
    [InlineData("\"_id\": \"string as Id\"", "\"{0}\": \"string\"")]
    [InlineData("\"Add\": {", "\"{0}\": {{")]
    [InlineData("Note note\"]", "Note {0}\"]")]
    [InlineData("\"api\": \"Notes\"", "\"api\": \"{0}\"")]
    public void A_name_that_no_compiler_takes_is_reported(string right, string wrong)
    {
        Assert.Contains(right, Notes, StringComparison.Ordinal);
        var text = Notes.Replace(right, string.Format(CultureInfo.InvariantCulture, wrong, new string('N', 2_000)), StringComparison.Ordinal);
        var report = ErrorsOf(Run(text)).First(report => report.Id == "FW0009");
        Assert.InRange(report.GetMessage(null).Length, 1, 600);
    }

    [Theory]
    [InlineData("/schema/no tes#+;,<>&'\"@.rt.json")]
    [InlineData("/schema/ñøtes-зaметки-ノート.rt.json")]
    [InlineData("/schema/.rt.json")]
    [InlineData("notes")]
    public void A_file_may_have_any_name(string path) => Generation.Of(Code, Wire, Other, new SchemaFile(path, Notes)).Load().Dispose();

    [Fact]
    public void A_file_may_have_a_very_long_name() => Generation.Of(Code, Wire, Other, new SchemaFile("/schema/" + new string('n', 240) + ".rt.json", Notes)).Load().Dispose();

    [Theory]
    [InlineData("string", 0)]
    [InlineData("Nowhere", 40_000)]
    public void Ten_megabytes_are_read_in_seconds(string type, int leastErrors)
    {
        var text = new StringBuilder(11 << 20).Append("{ \"api\": \"Notes\", \"protocol\": \"Wire\", \"types\": {");
        for (var index = 0; text.Length < 10 << 20; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\"Type{index}\": {{ \"doc\": \"").Append('x', 4_000).Append("\", \"fields\": {");
            for (var field = 0; field < 30; field++) text.Append(CultureInfo.InvariantCulture, $"\"field_{field}\": {{ \"type\": \"{type}\", \"doc\": \"What it says.\" }}, ");
            text.Append("} },");
        }

        text.Append("} }");
        var watch = Stopwatch.StartNew();
        var errors = ErrorsOf(Run(text.ToString()));
        Assert.All(errors, report => Assert.Equal("FW0010", report.Id));
        Assert.InRange(errors.Count, leastErrors, leastErrors * 2);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("\"call\": \"add\"", "\"call\": 5")]
    [InlineData("\"api\": \"Notes\"", "\"api\": []")]
    [InlineData("\"protocol\": \"Wire\"", "\"protocol\": true")]
    [InlineData("\"string as Id\"", "7")]
    [InlineData("\"returns\": \"Note?\"", "\"returns\": {}")]
    [InlineData("[\"added\"]", "\"added\"")]
    [InlineData("[\"added\"]", "[null]")]
    [InlineData("\"params\": [\"Note note\"]", "\"params\": 1.5")]
    public void A_value_of_another_kind_is_reported_where_it_stands(string right, string wrong)
    {
        Assert.Contains(right, Notes, StringComparison.Ordinal);
        var text = Notes.Replace(right, wrong, StringComparison.Ordinal);
        var first = ErrorsOf(Run(text)).First(report => report.Location.GetLineSpan().Path == "/schema/notes.rt.json");
        Assert.InRange(first.Location.SourceSpan.Start, text.IndexOf(wrong, StringComparison.Ordinal), text.IndexOf(wrong, StringComparison.Ordinal) + wrong.Length);
    }

    [Theory]
    [InlineData("{ \"fields\": { \"self\": \"Note\" } }")]
    [InlineData("{ \"fields\": { \"left\": \"Left\" } }, \"Left\": { \"fields\": { \"right\": \"Right\" } }, \"Right\": { \"fields\": { \"note\": \"Note\", \"left?\": \"Left\" } }")]
    public void A_type_that_never_ends_is_an_error(string types)
    {
        var errors = ErrorsOf(Run($$"""{ "api": "Notes", "protocol": "Wire", "types": { "Note": {{types}} }, "methods": { "Get": { "call": "get", "returns": "Note" } } }"""));
        Assert.NotEmpty(errors);
        Assert.All(errors, report => Assert.Equal("FW0020", report.Id));
    }

    private static Generation Run(string notes) => Generation.Of(Code, Wire, Other, new SchemaFile("/schema/notes.rt.json", notes));

    private static List<Diagnostic> ErrorsOf(Generation generation) => generation.Diagnostics.Where(report => report.Severity == DiagnosticSeverity.Error).ToList();
}
