using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads where a frame's body lies, and whether it is JSON inside of a string: <c>"body": "data"</c> or <c>"body": { "path": "data", "in": "string" }</c>.</summary>
internal static class BodyReader
{
    private static readonly string[] Members = { "path", "in" };
    private static readonly string[] Carriers = { "string" };

    public static (SchemaPath? Path, bool IsText) Read(SchemaContext context, ObjectReader frame, string role)
    {
        var name = frame.Find("result") is not null ? "result" : frame.Find("params") is not null ? "params" : "body";
        if (frame.Find(name) is not { } value) return default;
        if (value is not JsonObjectSyntax) return (PathReader.Read(context, value, "\"" + name + "\""), false);
        if (role is not ("event" or "reply" or "item" or "end"))
        {
            context.Report(Descriptors.WrongKind, value, "\"" + name + "\"", "a path: only results and events may be JSON inside of a string");
            return default;
        }

        if (ObjectReader.Open(context, value, "a body", Members) is not { } reader) return default;
        reader.Require("path", "where the body lies");
        if (reader.Require("in", "\"string\"") is null || reader.Word("in", "what JSON lies in: \"string\"", Carriers) is null) return default;
        return (PathReader.Read(context, reader, "path") is { } path && IsMember(context, reader, path) ? path : null, true);
    }

    private static bool IsMember(SchemaContext context, ObjectReader reader, SchemaPath path)
    {
        if (path.Steps.Count > 0) return true;
        context.Report(Descriptors.BadPath, reader.Find("path")!, ".", "it is the frame itself, which is no string: write the name of the part that is");
        return false;
    }
}
