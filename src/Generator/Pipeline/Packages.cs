using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>What this compilation's assembly is called, and what the assemblies that it references were generated from.</summary>
/// <param name="Assembly">This assembly's name.</param>
/// <param name="Protocols">The protocols of references, in a stable order.</param>
/// <param name="Apis">The apis of references, in a stable order, owners before those that only add to an api.</param>
internal sealed record Packages(string Assembly, EquatableArray<PackagedProtocol> Protocols, EquatableArray<PackagedApi> Apis)
{
    public static Packages None { get; } = new("", default, default);

    /// <summary>The assembly that has the api's client; null when no reference has it.</summary>
    public PackagedApi? OwnerOf(string api)
    {
        foreach (var candidate in Apis)
        {
            if (candidate.Client is not null && candidate.Name == api) return candidate;
        }

        return null;
    }

    /// <summary>The assembly that has a type of an api: its owner before others. Null when none has it where this project can see it.</summary>
    public PackagedApi? HomeOf(string api, string type)
    {
        foreach (var candidate in Apis)
        {
            if (candidate.Name == api && candidate.Find(type) is not null) return candidate;
        }

        return null;
    }

    public PackagedProtocol? FindProtocol(string name)
    {
        foreach (var candidate in Protocols)
        {
            if (candidate.Name == name) return candidate;
        }

        return null;
    }
}
