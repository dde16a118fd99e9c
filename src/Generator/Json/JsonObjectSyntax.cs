namespace Framewright.Generator.Json;

/// <summary>An object with its members in the order of the text. Duplicates are kept; the schema's readers report them.</summary>
internal sealed class JsonObjectSyntax(int start, int length, IReadOnlyList<JsonMemberSyntax> members) : JsonSyntax(start, length)
{
    public IReadOnlyList<JsonMemberSyntax> Members { get; } = members;

    /// <summary>The value of the first member of that name; null when there is none.</summary>
    public JsonSyntax? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name.Value == name) return member.Value;
        }

        return null;
    }
}
