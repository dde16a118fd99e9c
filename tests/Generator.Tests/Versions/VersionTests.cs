using Framewright.Generator.Pipeline;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Versions;

/// <summary>What an api has in some versions of its service only: what is generated, what users are told, what a target leaves out.</summary>
public sealed class VersionTests
{
    private static Generation Generate(SchemaFile schema, string code = "") => Generation.Of(VersionSchemas.Anchor + code, TestProtocols.Small, schema);

    [Fact]
    public void Everything_compiles_without_a_warning_about_its_own_members()
    {
        using var assembly = Generate(VersionSchemas.Notes).Load();
        Assert.NotNull(assembly.Find("NotesClientVersions"));
    }

    [Theory]
    [InlineData("client.AddTextAsync(\"x\")", "Deprecated since version 2.1. Use AddNoteAsync instead.")]
    [InlineData("client.AddTextRawAsync(\"x\")", "Deprecated since version 2.1. Use AddNoteRawAsync instead.")]
    [InlineData("((INotesClient)client).AddTextAsync(\"x\")", "Use AddNoteAsync instead.")]
    [InlineData("client.PollAsync()", "Deprecated since version 3.0. Use the stream Notes instead.")]
    [InlineData("client.TextsAsync()", "Deprecated since version 2.0, removed in version 5.0. Use the stream Notes instead.")]
    [InlineData("note.Text", "Deprecated since version 2.0, removed in version 4.0. Use Body.Text instead.")]
    [InlineData("note.Rank", "'Note.Rank' is obsolete: 'Deprecated.'")]
    [InlineData("Colour.Grey", "Use Colour.Green instead.")]
    [InlineData("default(Memo)", "Use Note instead.")]
    public void A_user_of_something_deprecated_is_told_what_to_use(string expression, string advice)
    {
        var run = Generate(VersionSchemas.Notes, $"internal static class User {{ public static object? Use(NotesClient client, Note note) => {expression}; }}");
        var warning = Assert.Single(run.Output.GetDiagnostics(), static x => x.Id is "CS0612" or "CS0618");
        Assert.Contains(advice, warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Sample.cs", warning.Location.SourceTree!.FilePath);
    }

    [Fact]
    public void The_documentation_says_it_in_a_sentence()
    {
        var sources = Generate(VersionSchemas.Notes).Sources;
        Assert.Contains("/// <remarks>On the wire: <c>watch</c>. Since version 1.1. Removed in version 3.0.</remarks>", sources["Notes.notes.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Deprecated since version 2.1. Use AddNoteAsync instead.</remarks>", sources["Notes.notes.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// <remarks>Since version 1.5.</remarks>", sources["Notes.notes.Types.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_has_to_set_what_is_deprecated_or_not_everywhere()
    {
        var run = Generate(VersionSchemas.Notes, """
            internal static class User
            {
                public static Note Make() => new() { Id = "1" };
                public static string Write()
                {
                    var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                    using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) Note.Write(writer, Make() with { Owner = "me" });
                    return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
                }
            }
            """);
        using var assembly = run.Load();
        Assert.Equal("""{"_id":"1","owner":"me"}""", assembly.Call<string>("User", "Write"));
        var probe = assembly.Object("Note");
        probe.Parse("""{"_id":"1"}""");
        Assert.Empty(probe.Scratch.MissingMembers);
    }

    [Fact]
    public void A_target_makes_what_it_has_required_and_leaves_out_what_it_lacks()
    {
        using var assembly = Generate(VersionSchemas.For("Notes 2.0")).Load();
        var note = assembly.Find("Note");
        Assert.NotNull(note.GetProperty("Body"));
        Assert.Null(note.GetProperty("Owner"));
        var probe = assembly.Object("Note");
        probe.Parse("""{"_id":"1"}""");
        Assert.Equal(["Note.body"], probe.Scratch.MissingMembers.Keys);
    }

    [Theory]
    [InlineData("Notes 1.0", "AddNote AddText GetMemo Poll", "Notes Texts", "Red Grey")]
    [InlineData("Notes 1.5", "AddNote AddText GetMemo Poll Watch", "Notes Texts", "Red Green Grey")]
    [InlineData("Notes 3", "AddNote AddText GetMemo Poll", "Notes Texts", "Red Green Grey")]
    [InlineData("Notes 5.0.0", "AddNote AddText GetMemo Poll", "Notes", "Red Green Grey")]
    public void A_target_leaves_out_what_is_not_there_yet_or_not_any_more(string targets, string methods, string streams, string colours)
    {
        using var assembly = Generate(VersionSchemas.For(targets)).Load();
        var members = assembly.Find("NotesClient").GetMethods().Select(static x => x.Name).Where(static x => x.EndsWith("RawAsync", StringComparison.Ordinal) && !x.StartsWith("Subscribe", StringComparison.Ordinal)).Select(static x => x[..^8]).ToList();
        Assert.Equal(methods.Split(' ').Concat(streams.Split(' ')).Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
        var colour = assembly.Find("Colour");
        Assert.Equal(colours.Split(' '), colour.GetProperties().Where(x => x.PropertyType == colour).Select(static x => x.Name));
    }

    [Fact]
    public void A_target_older_than_a_deprecation_does_not_know_of_it()
    {
        var sources = Generate(VersionSchemas.For("Notes 1.9")).Sources;
        Assert.DoesNotContain("AddNoteAsync instead", sources["Notes.notes.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddNoteAsync instead", Generate(VersionSchemas.For("Notes 2.1")).Sources["Notes.notes.Methods.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_lists_what_the_client_has_and_tells_what_a_server_lacks()
    {
        var code = """
            internal static class User
            {
                public static string Print() => NotesClientVersions.Table.ToString();
                public static string Missing(string server) => string.Join(" ", System.Linq.Enumerable.Select(NotesClientVersions.Table.MissingIn(Framewright.Versions.ServiceVersion.Parse(server)), x => x.Name));
                public static string Deprecated(string server) => string.Join(" ", System.Linq.Enumerable.Select(NotesClientVersions.Table.DeprecatedIn(Framewright.Versions.ServiceVersion.Parse(server)), x => x.Name));
                public static string? Target() => NotesClientVersions.Table.Target;
            }
            """;
        using var assembly = Generate(VersionSchemas.Notes, code).Load();
        Assert.Null(assembly.Call<string?>("User", "Target"));
        Assert.Equal("Note.Body Body Colour.Green Watch", assembly.Call<string>("User", "Missing", "1.0"));
        Assert.Equal("Note.Text Note.Owner Watch", assembly.Call<string>("User", "Missing", "4.0.1-rc.2"));
        Assert.Equal("Note.Text Note.Rank Memo Texts", assembly.Call<string>("User", "Deprecated", "2.0"));
        Baseline.Verify(assembly.Call<string>("User", "Print"));

        using var targeted = Generate(VersionSchemas.For("Notes 2.0"), code).Load();
        Assert.Equal("2.0", targeted.Call<string?>("User", "Target"));
        Assert.DoesNotContain("Owner", targeted.Call<string>("User", "Print"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_text() => Baseline.Verify(Baseline.Join(Generate(VersionSchemas.Notes).Sources.Where(static x => x.Key.StartsWith("Notes.", StringComparison.Ordinal))));

    [Fact]
    public void Every_baseline_belongs_to_a_test() => Assert.Empty(Baseline.Orphans(typeof(VersionTests)));

    [Fact]
    public void An_api_without_versions_has_no_table_and_is_as_it_was()
    {
        var plain = new SchemaFile("/schema/notes.rt.json", """{ "api": "Notes", "protocol": "Small", "methods": { "Get": { "call": "get" } } }""");
        var run = Generate(plain);
        Assert.DoesNotContain("Notes.Versions.g.cs", run.Sources.Keys);
        Assert.Equal(run.Sources, Generate(new SchemaFile(plain.Path, plain.Text) { Targets = "Notes 1.0" }).Sources);
        Assert.All(run.Sources.Values, static x => Assert.DoesNotContain("#pragma", x, StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_about_a_version_makes_its_document_and_the_table_only()
    {
        var other = new SchemaFile("/schema/other.rt.json", """{ "api": "Notes", "types": { "Other": { "fields": { "a": "int" } } } }""");
        var first = Generation.Of(VersionSchemas.Anchor, TestProtocols.Small, VersionSchemas.Notes, other);
        var next = first.Replace(VersionSchemas.Notes, VersionSchemas.Notes.Edit("\"since\": \"1.1\"", "\"since\": \"1.2\""));
        Assert.Equal(["Modified DocumentUnit Notes.notes"], next.Fresh(Steps.Units));
        Assert.Equal(["Modified VersionsUnit Notes"], next.Fresh(Steps.Clients));
    }
}
