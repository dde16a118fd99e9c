using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads a use of a type: <c>string</c>, <c>Message?</c>, <c>map&lt;Reaction&gt;</c>, <c>string?[]</c>, <c>date(unix-seconds)</c>, <c>text&lt;Post&gt;</c>.</summary>
internal static class TypeReader
{
    // Each level triples the length of the codec's C# name.
    private const int MaxDepth = 5;

    private static readonly string[] Scalars =
    {
        "string", "bool", "int", "long", "double", "decimal", "date", "binary", "json",
    };

    public static IReadOnlyList<string> ScalarNames => Scalars;

    public static bool IsScalar(string name) => Array.IndexOf(Scalars, name) >= 0;

    /// <summary>Reads a type at the cursor and stops behind it; null after a report.</summary>
    public static TypeRef? Read(SchemaContext context, TextCursor cursor) => Read(context, cursor, 0);

    private static TypeRef? Read(SchemaContext context, TextCursor cursor, int depth)
    {
        if (depth > MaxDepth) return TooDeep(context, cursor);
        cursor.SkipSpaces();
        var type = cursor.TryTake("map<") ? ReadInner(context, cursor, depth, TypeRefKind.Map)
            : cursor.TryTake("text<") ? ReadInner(context, cursor, depth, TypeRefKind.Text)
            : ReadName(context, cursor);
        return type is null ? null : ReadSuffixes(context, cursor, type);
    }

    private static TypeRef? ReadInner(SchemaContext context, TextCursor cursor, int depth, TypeRefKind kind)
    {
        if (Read(context, cursor, depth + 1) is not { } element) return null;
        cursor.SkipSpaces();
        return cursor.TryTake('>') ? Around(context, cursor, element, kind) : Fail(context, cursor, $"close {(kind == TypeRefKind.Map ? "map" : "text")}< with '>'");
    }

    private static TypeRef? Around(SchemaContext context, TextCursor cursor, TypeRef element, TypeRefKind kind)
    {
        if (kind == TypeRefKind.Text && element.IsNullable) return Fail(context, cursor, "write the '?' behind text<…>: a null in the text is a null");
        return Depth(element) >= MaxDepth ? TooDeep(context, cursor) : new TypeRef(kind, string.Empty, element, false);
    }

    private static TypeRef? ReadName(SchemaContext context, TextCursor cursor)
    {
        var start = cursor.Position;
        var name = cursor.ReadWord();
        if (name.Length == 0) return Fail(context, cursor, "write a scalar such as 'string' or 'date', a type of the api, T[], map<T> or text<T>");
        if (IsScalar(name)) return ReadCodec(context, cursor, new TypeRef(TypeRefKind.Scalar, name, null, false));
        context.Mark(MarkKind.TypeUse, name, cursor.SpanFrom(start));
        return ReadCodec(context, cursor, new TypeRef(TypeRefKind.Named, name, null, false));
    }

    /// <summary>Reads what may stand in brackets behind a scalar: <c>date(unix-seconds)</c>.</summary>
    private static TypeRef? ReadCodec(SchemaContext context, TextCursor cursor, TypeRef type)
    {
        if (!cursor.TryTake('(')) return type;
        var start = cursor.Position;
        while (!cursor.AtEnd && cursor.Current is not (')' or ' ' or '(')) cursor.Position++;
        var codec = cursor.From(start);
        var at = cursor.SpanFrom(start);
        if (!cursor.TryTake(')')) return Fail(context, cursor, "close '(' with ')' right behind the codec, as in 'date(unix-seconds)'");
        var known = ScalarCodecs.Of(type.Name);
        foreach (var word in known)
        {
            if (word == codec) return type with { Codec = codec };
        }

        context.Report(Descriptors.UnknownCodec, at, codec, type.Name, known.Count == 0 ? $"it travels in one form only: write '{type.Name}'" : NearestName.Advice(codec, known, "see the language's reference"));
        return null;
    }

    private static TypeRef? ReadSuffixes(SchemaContext context, TextCursor cursor, TypeRef type)
    {
        while (true)
        {
            if (cursor.TryTake('?'))
            {
                if (type.IsNullable) return Fail(context, cursor, "one '?' is enough");
                type = type with { IsNullable = true };
            }
            else if (cursor.TryTake('['))
            {
                if (!cursor.TryTake(']')) return Fail(context, cursor, "write '[]' for an array");
                if (Depth(type) >= MaxDepth) return TooDeep(context, cursor);
                type = new TypeRef(TypeRefKind.Array, string.Empty, type, false);
            }
            else
            {
                return type;
            }
        }
    }

    private static int Depth(TypeRef type)
    {
        var depth = 0;
        for (var element = type.Element; element is not null; element = element.Element) depth++;
        return depth;
    }

    private static TypeRef? TooDeep(SchemaContext context, TextCursor cursor)
        => Fail(context, cursor, $"nest at most {MaxDepth} arrays, maps and texts; give what is inside a name under \"types\"");

    private static TypeRef? Fail(SchemaContext context, TextCursor cursor, string advice)
    {
        context.Report(Descriptors.BadType, cursor.Source, cursor.Source.Value, advice);
        return null;
    }
}
