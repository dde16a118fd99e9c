using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>The short form of a field or of a union's case: a type, and perhaps the C# name: <c>string as Text</c>.</summary>
/// <param name="Type">The type.</param>
/// <param name="TypeAt">Where it stands.</param>
/// <param name="Name">The chosen name; null for none.</param>
/// <param name="NameAt">Where it stands.</param>
internal sealed record TypeAsName(TypeRef Type, (int Start, int Length) TypeAt, string? Name, (int Start, int Length) NameAt)
{
    /// <summary>Reads the text; null after a report.</summary>
    public static TypeAsName? Read(SchemaContext context, JsonStringSyntax text)
    {
        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        var start = cursor.Position;
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        var typeAt = cursor.SpanFrom(start);
        cursor.SkipSpaces();
        if (cursor.AtEnd) return new TypeAsName(type, typeAt, null, default);
        var rest = cursor.Rest();
        if (cursor.TryTake("as "))
        {
            cursor.SkipSpaces();
            var nameAt = cursor.Rest();
            start = cursor.Position;
            cursor.ReadWord();
            if (cursor.AtEnd) return new TypeAsName(type, typeAt, cursor.From(start), nameAt);
        }

        context.Report(Descriptors.BadType, rest, text.Value, "write a type, or a type and its C# name: \"string as Text\"");
        return null;
    }
}
