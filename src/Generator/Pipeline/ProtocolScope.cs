using Framewright.Generator.Emit;
using Framewright.Generator.Model;

namespace Framewright.Generator.Pipeline;

/// <summary>A protocol that an api can speak: what it says, and the full name of its struct.</summary>
internal sealed record ResolvedProtocol(ProtocolModel Model, string TypeName, bool IsOwn = true)
{
    /// <summary>What its clients have to present; null for nothing.</summary>
    public CredentialsFacts? Credentials
    {
        get
        {
            if (Model.Credentials.Count == 0) return null;
            var areNeeded = false;
            foreach (var credential in Model.Credentials) areNeeded |= !credential.IsOptional;
            return new CredentialsFacts(TypeName + "Credentials", areNeeded);
        }
    }
}

/// <summary>The protocols that a project can name: its own, which are emitted, and those of its references, which are not.</summary>
internal sealed class ProtocolScope(Surroundings surroundings)
{
    private readonly Dictionary<string, ResolvedProtocol> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProtocolModel> lent = new(StringComparer.Ordinal);

    /// <summary>Adds a document; a unit when this project owns it.</summary>
    public ProtocolUnit? Add(ProtocolModel protocol, bool isReference)
    {
        if (isReference && !lent.ContainsKey(protocol.Name)) lent.Add(protocol.Name, protocol);
        if (byName.ContainsKey(protocol.Name)) return null;
        if (isReference)
        {
            if (surroundings.Packages.FindProtocol(protocol.Name) is { } packaged) byName.Add(protocol.Name, new ResolvedProtocol(protocol, packaged.FullName, IsOwn: false));
            return null;
        }

        var space = surroundings.Project.RootNamespace.Length == 0 ? "Protocols" : surroundings.Project.RootNamespace + ".Protocols";
        byName.Add(protocol.Name, new ResolvedProtocol(protocol, $"global::{space}.{protocol.Name}"));
        return new ProtocolUnit(protocol.Name, protocol, space, surroundings.Project.PublicProtocols ? "public" : "internal");
    }

    public ResolvedProtocol? Find(string name) => byName.TryGetValue(name, out var protocol) ? protocol : null;

    /// <summary>What a lent document says of a protocol: all that is needed to add to an api that speaks it.</summary>
    public ProtocolModel? FindLent(string name) => lent.TryGetValue(name, out var protocol) ? protocol : null;
}
