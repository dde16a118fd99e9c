using System.Text;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a text of an api: <c>{string roomId}/user-activity</c>. A placeholder declares a parameter, or names one declared before: <c>{roomId}</c>.</summary>
internal sealed class PlaceholderTextReader(SchemaContext context, ParameterScope scope, bool allowsScope = false)
{
    /// <summary>Reads the text; null after a report.</summary>
    public TextValue? Read(JsonStringSyntax syntax)
    {
        var parts = new List<TopicTextPart>();
        var literal = new StringBuilder();
        var cursor = new TextCursor(syntax);
        while (!cursor.AtEnd)
        {
            if (cursor.TryTake("{{"))
            {
                literal.Append('{');
            }
            else if (cursor.TryTake('{'))
            {
                if (ReadPart(cursor) is not { } part) return null;
                Flush(parts, literal);
                parts.Add(part);
            }
            else
            {
                literal.Append(cursor.Current);
                cursor.Position++;
            }
        }

        Flush(parts, literal);
        return new TextValue(parts.ToEquatable());
    }

    private TopicTextPart? ReadPart(TextCursor cursor)
    {
        if (cursor.TryTake("scope.")) return ReadScope(cursor);
        return ReadPlaceholder(cursor) is { } parameter ? new TopicTextPart(string.Empty, parameter) : null;
    }

    private TopicTextPart? ReadScope(TextCursor cursor)
    {
        var start = cursor.Position;
        var name = cursor.ReadWord();
        var at = cursor.SpanFrom(start);
        var isOptional = cursor.TryTake('?');
        if (!allowsScope) context.Report(Descriptors.UnknownPlaceholder, at, "scope." + name, "this text", "a scope's values stand in \"topic\", in \"route\" and in the protocol's templates");
        else if (name.Length == 0 || !cursor.TryTake('}')) context.Report(Descriptors.BadText, cursor.Source, cursor.Source.Value, "write a value of the scope as '{scope.topic}', or '{scope.topic?}' where there may be no scope");
        else
        {
            context.Mark(MarkKind.ScopeUse, name, at);
            return new TopicTextPart(string.Empty, null) { Scope = name, IsOptional = isOptional };
        }

        return null;
    }

    private TypedValue? ReadPlaceholder(TextCursor cursor)
    {
        var start = cursor.Position;
        var name = cursor.ReadWord();
        if (name.Length > 0 && cursor.Current == '}')
        {
            var at = cursor.SpanFrom(start);
            cursor.Position++;
            if (scope.Find(name) is { } declared) return declared;
            context.Report(Descriptors.UnknownPlaceholder, at, name, "this text", NearestName.Advice(name, scope.Names, $"declare it here with its type, such as '{{string {name}}}'"));
            return null;
        }

        cursor.Position = start;
        return ReadDeclaration(cursor);
    }

    private TypedValue? ReadDeclaration(TextCursor cursor)
    {
        var typeStart = cursor.Position;
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        var typeAt = cursor.SpanFrom(typeStart);
        cursor.SkipSpaces();
        var start = cursor.Position;
        var name = cursor.ReadWord();
        var at = cursor.SpanFrom(start);
        if (!cursor.TryTake('}') || name.Length == 0)
        {
            context.Report(Descriptors.BadText, cursor.Source, cursor.Source.Value, "write a placeholder as '{string roomId}', and '{{' for a brace");
            return null;
        }

        if (!IsText(type))
        {
            context.Report(Descriptors.BadText, typeAt, cursor.Source.Value, "inside text a placeholder is a string, an int, a long, a bool or an enum, and never null");
            return null;
        }

        if (type.Kind == TypeRefKind.Named) context.Mark(MarkKind.TextTypeUse, type.Name, typeAt);
        return scope.Declare(new TypedValue(name, type, false, false, null), at);
    }

    /// <summary>Whether a value has one obvious text. That a named type is an enum is checked across files.</summary>
    private static bool IsText(TypeRef type)
        => !type.IsNullable && (type.Kind == TypeRefKind.Named || (type.Kind == TypeRefKind.Scalar && type.Name is "string" or "int" or "long" or "bool"));

    private static void Flush(List<TopicTextPart> parts, StringBuilder literal)
    {
        if (literal.Length > 0) parts.Add(new TopicTextPart(literal.ToString(), null));
        literal.Clear();
    }
}
