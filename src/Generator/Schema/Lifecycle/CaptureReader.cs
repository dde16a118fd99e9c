using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a <c>capture</c>: session values by name, each a path, or an object that says more about it.</summary>
internal static class CaptureReader
{
    private static readonly string[] Members = { "path", "keep", "plus" };

    /// <summary>Reads the values.</summary>
    /// <param name="mayKeep">Whether they can outlive a socket: what is asked for at every attempt cannot.</param>
    public static EquatableArray<CaptureModel> Read(SchemaContext context, JsonSyntax syntax, bool mayKeep)
    {
        if (context.AsObject(syntax, "\"capture\"", "an object of paths by the name of the session value") is not { } captures) return default;
        var models = new List<CaptureModel>(captures.Members.Count);
        foreach (var member in context.Entries(captures))
        {
            if (HasName(context, member.Name) && ReadValue(context, member, mayKeep) is { } model) models.Add(model);
        }

        return models.ToEquatable();
    }

    private static bool HasName(SchemaContext context, JsonStringSyntax name)
    {
        if (CSharpName.IsCamel(name.Value)) return true;
        var better = CSharpName.Camel(name.Value);
        context.Report(Descriptors.BadName, name, name.Value, "a session value", better.Length == 0 ? "write letters and digits" : $"write '{better}'");
        return false;
    }

    private static CaptureModel? ReadValue(SchemaContext context, JsonMemberSyntax member, bool mayKeep)
    {
        if (member.Value is not JsonObjectSyntax || !mayKeep) return PathReader.Read(context, member.Value, "A captured value") is { } plain ? new CaptureModel(member.Name.Value, plain) : null;
        if (ObjectReader.Open(context, member.Value, "a captured value", Members) is not { } reader) return null;
        var isKept = reader.Flag("keep");
        var addend = reader.Find("plus") is { } plus ? ReadAddend(context, plus) : 0;
        reader.Require("path", "where the frame carries it");
        return PathReader.Read(context, reader, "path") is { } path ? new CaptureModel(member.Name.Value, path) { IsKept = isKept, Addend = addend } : null;
    }

    private static int ReadAddend(SchemaContext context, JsonSyntax syntax)
    {
        if (syntax is JsonLiteralSyntax { Kind: LiteralKind.Number } number && int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        context.Report(Descriptors.WrongKind, syntax, "\"plus\"", "an integer that is added to the captured one, such as 1");
        return 0;
    }
}
