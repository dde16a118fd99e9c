using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>Finds the C# members behind <c>identity.x</c>.</summary>
/// <param name="types">The api's types.</param>
/// <param name="identity">What the login results in; null when there is none.</param>
/// <param name="type">Its full name.</param>
internal sealed class IdentityResolver(ApiTypes types, TypeRef? identity, string? type)
{
    public IdentityPaths Paths { get; } = new(types.Find, identity);

    /// <summary>The full name of what the login results in; null when there is none.</summary>
    public string? Type => type;

    /// <summary>A value by its name; null when there is none such.</summary>
    public IdentityFact? Find(string name)
    {
        if (Paths.Fields(name) is not { Count: > 0 } fields) return null;
        var members = "";
        foreach (var step in fields)
        {
            var isThreeState = Codecs.IsThreeState(step.Key, step.Value, types.IsSent(step.Key.Name));
            members += (members.Length == 0 ? "" : "?.") + step.Value.Name + (isThreeState ? ".Value" : "");
        }

        return new IdentityFact(name, members, fields[fields.Count - 1].Value.Type with { IsNullable = false });
    }
}
