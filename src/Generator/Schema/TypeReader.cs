using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads a use of a type: <c>string</c>, <c>Message?</c>, <c>map&lt;Reaction&gt;</c>, <c>string?[]</c>.</summary>
internal static class TypeReader
{
    /// <summary>Maps and arrays within each other: more would exhaust the stack of whoever walks the type, the C# compiler included.</summary>
    private const int MaxDepth = 16;

    private static readonly string TooDeep = $"nest at most {MaxDepth} maps and arrays";

    private static readonly string[] Scalars =
    {
        "string", "bool", "int", "long", "double", "decimal", "date", "binary", "json",
    };

    public static IReadOnlyList<string> ScalarNames => Scalars;

    public static bool IsScalar(string name) => Array.IndexOf(Scalars, name) >= 0;

    /// <summary>Reads a type at the cursor and stops behind it; null after a report.</summary>
    public static TypeRef? Read(SchemaContext context, TextCursor cursor) =>
        Read(context, cursor, 0) is not { } type ? null
        : Depth(type) <= MaxDepth ? type
        : Fail(context, cursor, TooDeep);

    private static int Depth(TypeRef type)
    {
        var depth = 0;
        for (var inner = type.Element; inner is not null; inner = inner.Element) depth++;
        return depth;
    }

    private static TypeRef? Read(SchemaContext context, TextCursor cursor, int depth)
    {
        if (depth > MaxDepth) return Fail(context, cursor, TooDeep);
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
