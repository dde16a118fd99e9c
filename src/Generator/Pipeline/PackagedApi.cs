using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>An api that a referenced assembly has the client of, or publicly adds to.</summary>
/// <param name="Name">The api's name.</param>
/// <param name="Client">The client class; null for an assembly that only adds to the api.</param>
/// <param name="Namespace">The namespace of the generated types, and of the client if there is one; empty for the global one.</param>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="Abi">What its generated code expects of the runtime.</param>
/// <param name="Types">The types of the namespace that this project can see.</param>
/// <param name="Members">The names of the members of the client's interface.</param>
internal sealed record PackagedApi(
    string Name,
    string? Client,
    string Namespace,
    string Assembly,
    string Version,
    int Abi,
    EquatableArray<PackagedType> Types,
    EquatableArray<string> Members)
{
    /// <summary>The version of the service that it was generated for; null for all.</summary>
    public string? Target { get; init; }

    public PackagedType? Find(string type)
    {
        foreach (var candidate in Types)
        {
            if (candidate.Name == type) return candidate;
        }

        return null;
    }

    public bool HasMember(string name)
    {
        foreach (var member in Members)
        {
            if (member == name) return true;
        }

        return false;
    }
}
