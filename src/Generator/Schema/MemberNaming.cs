using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema;

/// <summary>Gives the members of one type their C# names and reports those that cannot have one.</summary>
internal sealed class MemberNaming(SchemaContext context, string typeName, bool isEnum)
{
    private readonly MemberNames names = new(typeName, isEnum);

    /// <summary>The member's C# name; null after a report.</summary>
    /// <param name="wireSyntax">Where the wire name stands.</param>
    /// <param name="chosen">The name that the schema chose; null to derive one.</param>
    /// <param name="chosenAt">Where it stands.</param>
    public string? Name(string wire, JsonStringSyntax wireSyntax, string? chosen, (int Start, int Length) chosenAt)
    {
        var at = chosen is null ? (wireSyntax.Start, wireSyntax.Length) : chosenAt;
        var name = chosen ?? names.Derive(wire);
        if (chosen is null && !CSharpName.IsPascal(name))
        {
            context.Report(Descriptors.BadName, at, name, $"'{wire}'", isEnum ? "give it one: \"wire\": \"Name\"" : "give it one: \"string as Name\"");
            return null;
        }

        if (!DeclaredName.Check(context, name, at, $"'{wire}'")) return null;
        if (names.IsReserved(name))
        {
            context.Report(Descriptors.NameCollision, at, name, $"'{wire}'", name == typeName ? "its type" : "generated code", $"write another one, such as '{name}Value'");
            return null;
        }

        if (names.Take(name, wire) is not { } owner) return name;
        context.Report(Descriptors.NameCollision, at, name, $"'{wire}'", $"'{owner}'", isEnum ? "give one of them another name" : "give one of them another name with 'as Name'");
        return null;
    }
}
