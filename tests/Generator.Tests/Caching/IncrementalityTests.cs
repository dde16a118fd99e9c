using Framewright.Generator.Pipeline;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Caching;

/// <summary>What an edit makes anew: what it changed, and nothing else.</summary>
public sealed class IncrementalityTests
{
    private const string Anchors = """
        [Framewright.RealtimeClient("First")] internal sealed partial class FirstClient;
        [Framewright.RealtimeClient("Second")] internal sealed partial class SecondClient;
        """;

    private static readonly SchemaFile Rooms = new("/schema/first/rooms.rt.json", """
        {
          "api": "First", "protocol": "Small",
          "types": { "Room": { "fields": { "id": "string", "kind": "Kind" } }, "Topic": { "fields": { "room": "Room" } } },
          "methods": { "Join": { "call": "join", "params": ["string roomId"], "returns": "Room" } },
          "streams": { "Rooms": { "topic": ["rooms"], "event": ["Room room"] } }
        }
        """);

    private static readonly SchemaFile Kinds = new("/schema/first/kinds.rt.json", """
        { "api": "First", "types": { "Kind": { "enum": { "a": "Alpha" } } } }
        """);

    private static readonly SchemaFile Users = new("/schema/first/users.rt.json", """
        { "api": "First", "types": { "User": { "fields": { "id": "string" } } }, "methods": { "Who": { "call": "who", "returns": "User" } } }
        """);

    private static readonly SchemaFile Other = new("/schema/second/other.rt.json", """
        { "api": "Second", "protocol": "Small", "methods": { "Ask": { "call": "ask", "returns": "string" } } }
        """);

    private static Generation Start() => Generation.Of(Anchors, TestProtocols.Small, Rooms, Kinds, Users, Other);

    [Fact]
    public void The_first_run_makes_everything()
    {
        var first = Start();
        Assert.Empty(first.Diagnostics);
        Assert.Equal(["New ClientUnit First", "New ClientUnit Second"], first.Fresh(Steps.Clients));
        Assert.Equal(
            ["New DocumentUnit First.kinds", "New DocumentUnit First.rooms", "New DocumentUnit First.users", "New DocumentUnit Second.other", "New ProtocolUnit Small"],
            first.Fresh(Steps.Units).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unrelated_edit_of_code_makes_nothing()
    {
        var first = Start();
        var next = first.With(first.Input.AddSyntaxTrees(Generation.Parse("internal sealed class Unrelated;")));
        foreach (var step in new[] { Steps.Schemas, Steps.Documents, Steps.DocumentSet, Steps.Anchors, Steps.Packages, Steps.Project, Steps.Surroundings, Steps.Plan, Steps.Units, Steps.Clients, Steps.Diagnostics })
            Assert.Empty(next.Fresh(step));
        AssertOutputsAreCached(next);
    }

    [Fact]
    public void An_edit_in_the_anchors_file_makes_nothing()
    {
        var first = Start();
        var edited = first.Input.ReplaceSyntaxTree(first.Input.SyntaxTrees[0], Generation.Parse("// moved down\n" + Anchors));
        var next = first.With(edited);
        Assert.Empty(next.Fresh(Steps.Anchors));
        Assert.Empty(next.Fresh(Steps.Units));
        AssertOutputsAreCached(next);
    }

    [Fact]
    public void White_space_in_a_schema_makes_no_source()
    {
        var next = Start().Replace(Rooms, Rooms.With("// a comment\n\n" + Rooms.Text.Replace("  ", "     ", StringComparison.Ordinal)));
        Assert.Single(next.Fresh(Steps.Schemas));
        Assert.Empty(next.Fresh(Steps.Documents));
        Assert.Empty(next.Fresh(Steps.DocumentSet));
        Assert.Empty(next.Fresh(Steps.Units));
        AssertOutputsAreCached(next);
    }

    [Fact]
    public void White_space_moves_diagnostics()
    {
        var broken = Rooms.Edit("\"params\"", "\"parms\"");
        var first = Generation.Of(Anchors, TestProtocols.Small, broken, Kinds, Users, Other);
        var next = first.Replace(broken, broken.With("\n" + broken.Text));
        Assert.Equal(first.Diagnostics.Select(diagnostic => diagnostic.Id), next.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(
            first.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1),
            next.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Empty(next.Fresh(Steps.Units));
    }

    [Fact]
    public void An_edit_of_one_document_makes_its_unit()
    {
        var next = Start().Replace(Users, Users.Edit("\"id\": \"string\"", "\"id\": \"string\", \"name?\": \"string\""));
        Assert.Equal(["Modified DocumentUnit First.users"], next.Fresh(Steps.Units));
        Assert.Contains("Name", next.Sources["First.users.Types.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_value_of_an_enum_makes_its_unit_only()
    {
        var next = Start().Replace(Kinds, Kinds.Edit("\"a\": \"Alpha\"", "\"a\": \"Alpha\", \"b\": \"Beta\""));
        Assert.Equal(["Modified DocumentUnit First.kinds"], next.Fresh(Steps.Units));
    }

    [Fact]
    public void An_edit_of_one_document_writes_its_files_and_no_others()
    {
        var first = Start();
        var next = first.Replace(Rooms, Rooms.Edit("\"kind\": \"Kind\"", "\"kind\": \"Kind\", \"title?\": \"string\""));
        Assert.Equal(["First.rooms.Types.g.cs"], Changed(first, next));
        Assert.Equal(["Modified DocumentUnit First.rooms"], next.Fresh(Steps.Units));
        Assert.Empty(next.Fresh(Steps.Clients));
    }

    [Fact]
    public void A_type_that_is_now_written_makes_the_types_that_it_is_made_of()
    {
        // Join takes a Room now: Room gets a writer in its own file, and so would all that is in it.
        var first = Start();
        var next = first.Replace(Users, Users.Edit("\"returns\": \"User\"", "\"params\": [\"Room room\"], \"returns\": \"User\""));
        Assert.Equal(["First.rooms.Types.g.cs", "First.users.Methods.g.cs"], Changed(first, next));
        Assert.Equal(["Modified DocumentUnit First.kinds", "Modified DocumentUnit First.rooms", "Modified DocumentUnit First.users"], next.Fresh(Steps.Units).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_edit_of_another_api_makes_nothing_of_the_first()
    {
        var next = Start().Replace(Other, Other.Edit("\"call\": \"ask\"", "\"call\": \"asked\""));
        Assert.Equal(["Modified DocumentUnit Second.other"], next.Fresh(Steps.Units));
        Assert.Empty(next.Fresh(Steps.Clients));
    }

    [Fact]
    public void A_type_that_becomes_another_kind_makes_those_that_use_it()
    {
        var next = Start().Replace(Kinds, Kinds.Edit("\"enum\": { \"a\": \"Alpha\" }", "\"fields\": { \"a\": \"string\" }"));
        Assert.Equal(["Modified DocumentUnit First.kinds", "Modified DocumentUnit First.rooms"], next.Fresh(Steps.Units).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_edit_of_a_template_makes_the_protocol_only()
    {
        var next = Start().Replace(TestProtocols.Small, TestProtocols.Small.Edit("\"type\": \"leave\"", "\"type\": \"part\""));
        Assert.Equal(["Modified ProtocolUnit Small"], next.Fresh(Steps.Units));
    }

    [Fact]
    public void A_new_document_makes_itself_only()
    {
        var schema = new SchemaFile("/schema/first/zeta.rt.json", """{ "api": "First", "methods": { "Zip": { "call": "zip" } } }""");
        AssertEmitted(Start(), first => first.Add(schema), ["First.zeta.Methods.g.cs"]);
    }

    [Fact]
    public void A_new_document_in_front_of_the_others_makes_itself_only()
    {
        var schema = new SchemaFile("/schema/first/alpha.rt.json", """{ "api": "First", "methods": { "Abc": { "call": "abc" } } }""");
        AssertEmitted(Start(), first => first.Add(schema), ["First.alpha.Methods.g.cs"]);
    }

    [Fact]
    public void A_document_that_goes_takes_its_files_only()
    {
        var first = Start();
        var next = first.Remove(Users);
        Assert.Equal(first.Sources.Keys.Where(hint => !hint.StartsWith("First.users.", StringComparison.Ordinal)), next.Sources.Keys);
    }

    [Fact]
    public void A_broken_document_breaks_only_what_depends_on_it()
    {
        var first = Start();
        var next = first.Replace(Users, Users.With("{ \"api\": "));
        Assert.Contains(next.Diagnostics, diagnostic => diagnostic.Id == "FW0001");
        Assert.All(next.Diagnostics, diagnostic => Assert.Equal(Users.Path, diagnostic.Location.GetLineSpan().Path));
        foreach (var (hint, text) in first.Sources)
        {
            if (!hint.StartsWith("First.users.", StringComparison.Ordinal)) Assert.Equal(text, next.Sources[hint]);
        }
    }

    [Fact]
    public void A_broken_part_of_a_document_leaves_the_rest()
    {
        var next = Start().Replace(Rooms, Rooms.Edit("\"returns\": \"Room\"", "\"returns\": \"Rom\""));
        Assert.Contains(next.Diagnostics, diagnostic => diagnostic.Id == "FW0010");
        Assert.Contains("First.rooms.Types.g.cs", next.Sources.Keys);
        Assert.Contains("First.rooms.Streams.g.cs", next.Sources.Keys);
        Assert.DoesNotContain("First.rooms.Methods.g.cs", next.Sources.Keys);
    }

    [Fact]
    public void A_document_that_is_listed_twice_is_a_mistake_and_no_crash()
    {
        var run = Generation.Of(Anchors, TestProtocols.Small, Rooms, Kinds, Users, Users.With(Users.Text), Other);
        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "FW0011");
        Assert.Contains("First.rooms.Types.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Files_that_are_no_schemas_are_not_read()
    {
        var isRead = false;
        var readme = new SchemaFile("/readme.md", "{") { ItemGroup = "None", OnRead = () => isRead = true };
        Assert.Empty(Generation.Of(Anchors, TestProtocols.Small, Rooms, Kinds, Users, Other, readme).Diagnostics);
        Assert.False(isRead);
    }

    /// <summary>Units may have moved in the order, but only these files have another text or are new.</summary>
    private static void AssertEmitted(Generation first, Func<Generation, Generation> edit, string[] hints)
    {
        var next = edit(first);
        Assert.Empty(next.Diagnostics);
        Assert.Equal(hints, next.Sources.Where(source => !first.Sources.TryGetValue(source.Key, out var text) || text != source.Value).Select(source => source.Key));
        Assert.Equal([$"New DocumentUnit {hints[0].Split(".Methods")[0]}"], next.Fresh(Steps.Units));
        Assert.Empty(next.Fresh(Steps.Clients));
    }

    private static IEnumerable<string> Changed(Generation first, Generation next) =>
        next.Sources.Where(source => !first.Sources.TryGetValue(source.Key, out var text) || text != source.Value).Select(static source => source.Key);

    private static void AssertOutputsAreCached(Generation next)
    {
        foreach (var step in next.Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs))
            Assert.Equal(IncrementalStepRunReason.Cached, step.Reason);
    }
}
