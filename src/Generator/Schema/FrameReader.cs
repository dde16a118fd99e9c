using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Lifecycle;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads one inbound frame of a protocol.</summary>
internal static class FrameReader
{
    private const int MostRouteValues = 4;

    public static FrameModel? Read(SchemaContext context, JsonMemberSyntax member)
    {
        var name = member.Name.Value;
        var roleSyntax = (member.Value as JsonObjectSyntax)?.Find("is") as JsonStringSyntax;
        var isKnownRole = roleSyntax is not null && Array.IndexOf(RoleMembers.Roles, roleSyntax.Value) >= 0;
        var what = isKnownRole ? $"a frame that is \"{roleSyntax!.Value}\"" : "a frame";
        var known = isKnownRole ? RoleMembers.Of(roleSyntax!.Value) : RoleMembers.Any;
        if (ObjectReader.Open(context, member.Value, what, ExamplesReader.Allow(known)) is not { } reader) return null;
        ExamplesReader.ReadValues(context, reader, ExampleKind.Frame, name);
        if (reader.Require("is", "the frame's role, such as \"event\"") is null) return null;
        if (reader.Word("is", "the role of a frame", RoleMembers.Roles) is not { } role) return null;
        var match = reader.Require("match", "the conditions that tell the frame from others") is { } conditions ? MatchReader.Read(context, conditions, "\"match\"") : default;
        var ids = reader.Find("ids");
        if (ids is not null && reader.Find("id") is not null) context.Report(Descriptors.Exclusive, ids, $"Frame '{name}'", "id", "ids");
        if (RoleMembers.NeedsId(role) && ids is null && reader.Find("id") is null) reader.ReportMissing("id", "the path of the id that it belongs to");
        if (RoleMembers.IsAnswered(role) && reader.Find("id") is not null) reader.Require("answer", "the name of the template that answers it");
        if (role == "call") reader.Require("name", "the path of the name that is called");
        var body = BodyReader.Read(context, reader, role);
        return new FrameModel(
            name,
            role,
            match,
            ReadMemberPath(context, reader, ids is null ? "id" : "ids"),
            ids is not null,
            body.Path,
            PathReader.Read(context, reader, "error"),
            reader.Find("route") is { } route ? ReadRoute(context, route) : default,
            PathReader.Read(context, reader, "reason"),
            reader.Find("capture") is { } captures ? CaptureReader.Read(context, captures, mayKeep: true) : default,
            reader.Text("answer", "the name of the template to answer with")?.Value)
        {
            Then = reader.Word("then", "what the end of a session can ask for", CloseRulesReader.Actions),
            RefusesCredentials = reader.Flag("credentials"),
            Scope = ReadMemberPath(context, reader, "scope"),
            BodyIsText = body.IsText,
            CalledName = ReadMemberPath(context, reader, "name"),
            Fail = reader.Text("fail", "the name of the template that says that the call failed")?.Value,
        };
    }

    private static SchemaPath? ReadMemberPath(SchemaContext context, ObjectReader reader, string name) =>
        PathReader.Read(context, reader, name) is { } path && IsMember(context, reader.Find(name)!, path) ? path : null;

    /// <summary>Ids and routes are parts of a frame; the frame itself is neither.</summary>
    private static bool IsMember(SchemaContext context, JsonSyntax syntax, SchemaPath path)
    {
        if (path.Steps.Count > 0) return true;
        context.Report(Descriptors.BadPath, syntax, ".", "it is the frame itself, and an id or a route is a part of it: write the part's name");
        return false;
    }

    private static EquatableArray<SchemaPath> ReadRoute(SchemaContext context, JsonSyntax syntax)
    {
        const string expected = "an array of one to four paths, such as [\"channel\"]";
        if (context.AsArray(syntax, "\"route\"", expected) is not { } array) return default;
        if (array.Items.Count is 0 or > MostRouteValues) context.Report(Descriptors.WrongKind, syntax, "\"route\"", expected);
        var paths = new List<SchemaPath>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (PathReader.Read(context, item, "A route's path") is { } path && IsMember(context, item, path)) paths.Add(path);
        }

        return paths.ToEquatable();
    }
}
