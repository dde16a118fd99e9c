namespace Framewright.Generator.Naming;

/// <summary>The C# names that the members of one type have taken so far, each with the wire name it belongs to.</summary>
internal sealed class MemberNames(string enclosing, MemberOwner owner)
{
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> reserved = new(StringComparer.Ordinal);

    /// <summary>Keeps a name for generated code, in this type only.</summary>
    public void Reserve(string name) => reserved.Add(name);

    /// <summary>The name for a wire name that chose none: where the plain one is reserved it gets the suffix <c>Value</c>.</summary>
    public string Derive(string wire)
    {
        var name = CSharpName.Pascal(wire);
        return IsReserved(name) ? name + "Value" : name;
    }

    /// <summary>Whether generated code needs the name itself; a member may not be named like its type either.</summary>
    public bool IsReserved(string name) => name == enclosing || reserved.Contains(name) || owner switch
    {
        MemberOwner.Enum => ReservedNames.InEnum(name),
        MemberOwner.Union => ReservedNames.InUnion(name) || name == enclosing + "View",
        _ => ReservedNames.InObject(name) || name == enclosing + "View",
    };

    /// <summary>Takes the name; null when it was free, else the wire name that has it.</summary>
    public string? Take(string name, string wire)
    {
        if (taken.TryGetValue(name, out var other)) return other;
        taken.Add(name, wire);
        return null;
    }
}
