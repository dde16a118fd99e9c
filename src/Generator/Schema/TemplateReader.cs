using System.Text;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads one outbound frame: JSON in which strings may hold placeholders.</summary>
internal sealed class TemplateReader(SchemaContext context, string name, PlaceholderRules rules)
{
    public TemplateModel? Read(JsonSyntax syntax) => ReadNode(syntax) is { } root ? new TemplateModel(name, root) : null;

    private TemplateNode? ReadNode(JsonSyntax syntax) => syntax switch
    {
        JsonObjectSyntax value => ReadObject(value),
        JsonArraySyntax value => ReadArray(value),
        JsonStringSyntax value => ReadString(value),
        _ => new TemplateConstant(CompactJson.Write(syntax)),
    };

    private TemplateObject ReadObject(JsonObjectSyntax syntax)
    {
        var members = new List<TemplateMember>(syntax.Members.Count);
        foreach (var member in context.Entries(syntax))
        {
            if (ReadNode(member.Value) is not { } value) continue;
            var isSpread = member.Name.Value == "...";
            if (isSpread && value is not TemplatePlaceholder { Name: "params" })
            {
                context.Report(Descriptors.WrongKind, member.Value, "\"...\"", "\"{params}\": only named parameters can be spread");
                continue;
            }

            members.Add(new TemplateMember(member.Name.Value, value, isSpread));
        }

        return new TemplateObject(members.ToEquatable());
    }

    private TemplateArray ReadArray(JsonArraySyntax syntax)
    {
        var items = new List<TemplateNode>(syntax.Items.Count);
        foreach (var item in syntax.Items)
        {
            if (ReadNode(item) is { } node) items.Add(node);
        }

        return new TemplateArray(items.ToEquatable());
    }

    /// <summary>The parts of a text; null after a report.</summary>
    public EquatableArray<TextPart>? ReadText(JsonStringSyntax syntax) => ReadParts(syntax)?.ToEquatable();

    private TemplateNode? ReadString(JsonStringSyntax syntax)
    {
        if (ReadParts(syntax) is not { } parts) return null;
        if (parts.Count == 0) return new TemplateConstant(CompactJson.Quote(string.Empty));
        if (parts.Count > 1) return BuildText(syntax, parts);
        return parts[0].IsPlaceholder ? new TemplatePlaceholder(parts[0].Value, parts[0].IsOptional) : new TemplateConstant(CompactJson.Quote(parts[0].Value));
    }

    private List<TextPart>? ReadParts(JsonStringSyntax syntax)
    {
        var cursor = new TextCursor(syntax);
        var parts = new List<TextPart>();
        var literal = new StringBuilder();
        while (!cursor.AtEnd)
        {
            if (cursor.TryTake("{{"))
            {
                literal.Append('{');
            }
            else if (cursor.TryTake('{'))
            {
                if (ReadPlaceholder(cursor) is not { } placeholder) return null;
                if (literal.Length > 0) parts.Add(new TextPart(literal.ToString(), false));
                literal.Clear();
                parts.Add(new TextPart(placeholder.Name, true, placeholder.IsOptional));
            }
            else
            {
                literal.Append(cursor.Current);
                cursor.Position++;
            }
        }

        if (literal.Length > 0) parts.Add(new TextPart(literal.ToString(), false));
        return parts;
    }

    private TemplateText? BuildText(JsonStringSyntax syntax, List<TextPart> parts)
    {
        foreach (var part in parts)
        {
            if (!part.IsPlaceholder || part.Value != "params") continue;
            context.Report(Descriptors.BadText, syntax, syntax.Value, "params are an array or an object; write \"{params}\" alone");
            return null;
        }

        return new TemplateText(parts.ToEquatable());
    }

    private TemplatePlaceholder? ReadPlaceholder(TextCursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.AtEnd && cursor.Current is not ('}' or '?' or '{')) cursor.Position++;
        var placeholder = cursor.From(start);
        var at = cursor.SpanFrom(start);
        var isOptional = cursor.TryTake('?');
        if (!cursor.TryTake('}'))
        {
            context.Report(Descriptors.BadText, cursor.Source, cursor.Source.Value, "close the placeholder with '}', and write '{{' for a brace");
            return null;
        }

        if (rules.Advice(name, placeholder, isOptional) is not { } advice)
        {
            rules.Accept(placeholder, at);
            return new TemplatePlaceholder(placeholder, isOptional);
        }

        context.Report(Descriptors.UnknownPlaceholder, at, "{" + placeholder + (isOptional ? "?}" : "}"), rules.Place(name), advice);
        return null;
    }
}
