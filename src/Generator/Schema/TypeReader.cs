using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads a use of a type: <c>string</c>, <c>Message?</c>, <c>map&lt;Reaction&gt;</c>, <c>string?[]</c>.</summary>
internal static class TypeReader
{
    private const int MaxDepth = 16;

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
        if (depth > MaxDepth) return Fail(context, cursor, $"nest at most {MaxDepth} maps");
        cursor.SkipSpaces();
        var type = cursor.TryTake("map<") ? ReadMap(context, cursor, depth) : ReadName(context, cursor);
        return type is null ? null : ReadSuffixes(context, cursor, type);
    }

    private static TypeRef? ReadMap(SchemaContext context, TextCursor cursor, int depth)
    {
        if (Read(context, cursor, depth + 1) is not { } element) return null;
        cursor.SkipSpaces();
        return cursor.TryTake('>') ? new TypeRef(TypeRefKind.Map, string.Empty, element, false) : Fail(context, cursor, "close map< with '>'");
    }

    private static TypeRef? ReadName(SchemaContext context, TextCursor cursor)
    {
        var start = cursor.Position;
        var name = cursor.ReadWord();
        if (name.Length == 0) return Fail(context, cursor, "write a scalar such as 'string' or 'date', a type of the api, T[] or map<T>");
        if (IsScalar(name)) return new TypeRef(TypeRefKind.Scalar, name, null, false);
        context.Mark(MarkKind.TypeUse, name, cursor.SpanFrom(start));
        return new TypeRef(TypeRefKind.Named, name, null, false);
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
                type = new TypeRef(TypeRefKind.Array, string.Empty, type, false);
            }
            else
            {
                return type;
            }
        }
    }

    private static TypeRef? Fail(SchemaContext context, TextCursor cursor, string advice)
    {
        context.Report(Descriptors.BadType, cursor.Source, cursor.Source.Value, advice);
        return null;
    }
}
