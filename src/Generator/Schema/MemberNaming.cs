using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema;

/// <summary>Gives the members of one type their C# names and reports those that cannot have one.</summary>
internal sealed class MemberNaming(SchemaContext context, string typeName, MemberOwner owner)
{
    private readonly MemberNames names = new(typeName, owner);

    /// <summary>Keeps a name for generated code, in this type only.</summary>
    public void Reserve(string name) => names.Reserve(name);

    /// <summary>The member's C# name; null after a report.</summary>
    /// <param name="wireSyntax">Where the wire name stands.</param>
    /// <param name="chosen">The name that the schema chose; null to derive one.</param>
    /// <param name="chosenAt">Where it stands.</param>
    /// <param name="source">What a name is derived from; null for the wire name.</param>
    /// <param name="sourceAt">Where it stands.</param>
    public string? Name(string wire, JsonStringSyntax wireSyntax, string? chosen, (int Start, int Length) chosenAt, string? source = null, (int Start, int Length) sourceAt = default)
        => Name(wire, source is null ? (wireSyntax.Start, wireSyntax.Length) : sourceAt, chosen, chosenAt, source);

    /// <summary>The member's C# name; null after a report.</summary>
    /// <param name="wireAt">Where the wire name stands, or what a name is derived from instead.</param>
    /// <param name="chosen">The name that the schema chose; null to derive one.</param>
    /// <param name="chosenAt">Where it stands.</param>
    /// <param name="source">What a name is derived from; null for the wire name.</param>
    public string? Name(string wire, (int Start, int Length) wireAt, string? chosen, (int Start, int Length) chosenAt, string? source = null)
    {
        var at = chosen is null ? wireAt : chosenAt;
        var name = chosen ?? names.Derive(source ?? wire);
        if (chosen is null && !CSharpName.IsPascal(name))
        {
            context.Report(Descriptors.BadName, at, name, $"'{wire}'", Advice("give it one: \"wire\": \"Name\"", "give it one: \"string as Name\""));
            return null;
        }

        if (!DeclaredName.Check(context, name, at, $"'{wire}'")) return null;
        if (names.IsReserved(name))
        {
            context.Report(Descriptors.NameCollision, at, name, $"'{wire}'", name == typeName ? "its type" : "generated code", $"write another one, such as '{name}Value'");
            return null;
        }

        if (names.Take(name, wire) is not { } other) return name;
        context.Report(Descriptors.NameCollision, at, name, $"'{wire}'", $"'{other}'", Advice("give one of them another name", "give one of them another name with 'as Name'"));
        return null;
    }

    private string Advice(string ofEnum, string ofOthers) => owner == MemberOwner.Enum ? ofEnum : ofOthers;
}
