using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema;

/// <summary>Names that the author of a schema chooses for C#.</summary>
internal static class DeclaredName
{
    /// <summary>Whether the string is a name that a type or member can bear; reports it when it is not.</summary>
    public static bool Check(SchemaContext context, JsonStringSyntax name, string what) => Check(context, name.Value, (name.Start, name.Length), what);

    /// <inheritdoc cref="Check(SchemaContext, JsonStringSyntax, string)"/>
    public static bool Check(SchemaContext context, string name, (int Start, int Length) at, string what)
    {
        if (CSharpName.IsPascal(name)) return true;
        context.Report(Descriptors.BadName, at, name, what, CSharpName.PascalAdvice(name));
        return false;
    }
}
