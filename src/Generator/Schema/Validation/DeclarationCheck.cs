using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds names that two declarations of one api, or two protocols, would share in C#.</summary>
internal static class DeclarationCheck
{
    public static void CheckProtocols(SchemaSet schemas, ValidationReport report)
    {
        var first = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        foreach (var file in schemas.Protocols) Declare(first, file, MarkKind.Protocol, "Protocol", report);
    }

    public static void CheckApi(ApiSchema api, ValidationReport report)
    {
        var types = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var operations = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var handlers = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var calls = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var sessions = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var codes = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        var errors = new Dictionary<string, SchemaFile>(StringComparer.Ordinal);
        foreach (var file in api.Files)
        {
            Declare(codes, file, MarkKind.ErrorCode, "Error", report);
            Declare(errors, file, MarkKind.ErrorName, "The name of an error,", report);
            Declare(types, file, MarkKind.Type, "Type", report);
            Declare(operations, file, MarkKind.Method, "Method", report);
            Declare(handlers, file, MarkKind.Handler, "Handler", report);
            Declare(calls, file, MarkKind.HandledCall, "The handler of", report);
            Declare(sessions, file, MarkKind.Session, "Section", report);
        }

        foreach (var file in api.Files)
        {
            Declare(types, file, MarkKind.EventType, "The record", report);
            Declare(operations, file, MarkKind.Stream, "Stream", report);
            CheckViews(api, file, report);
        }
    }

    private static void Declare(Dictionary<string, SchemaFile> first, SchemaFile file, MarkKind kind, string what, ValidationReport report)
    {
        foreach (var mark in file.Marks(kind))
        {
            if (first.TryGetValue(mark.Name, out var other)) report.Add(Descriptors.DuplicateDeclaration, mark.Span, what, mark.Name, other.FileName);
            else first.Add(mark.Name, file);
        }
    }

    /// <summary>Every type but an enum has a view named after it.</summary>
    private static void CheckViews(ApiSchema api, SchemaFile file, ValidationReport report)
    {
        const string suffix = "View";
        foreach (var mark in file.Marks(MarkKind.Type))
        {
            if (!mark.Name.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var viewed = mark.Name.Substring(0, mark.Name.Length - suffix.Length);
            if (api.Types.TryGetValue(viewed, out var type) && type is not EnumTypeModel)
            {
                report.Add(Descriptors.NameCollision, mark.Span, mark.Name, "this type", $"the view of '{viewed}'", "rename the type");
            }
        }
    }
}
