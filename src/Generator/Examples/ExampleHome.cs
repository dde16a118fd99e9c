using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Support;

namespace Framewright.Generator.Examples;

/// <summary>Some documents of an api, and what the assembly has of them that is generated from them: this one, or the client's.</summary>
/// <param name="Parts">What the documents say, as the assembly's version of the service has it.</param>
/// <param name="Types">The types that they may name.</param>
/// <param name="Facts">The api's facts, with those of all types.</param>
/// <param name="Owner">The package that has them; null when they are this project's, or of a client that only its friends can see.</param>
internal sealed record ExampleHome(List<ApiModel> Parts, ApiTypes Types, ApiFacts Facts, PackagedApi? Owner)
{
    /// <summary>Documents that this project is generated from.</summary>
    public static ExampleHome Own(List<ApiModel> parts, ApiTypes types, ApiFacts facts) => new(parts.ConvertAll(types.Prune), types, WithTypes(parts, types, facts), null);

    /// <summary>Documents of a referenced project: the assembly says what it has of them, as far as this project can see.</summary>
    public static ExampleHome Lent(List<ApiModel> parts, ApiFacts facts, Packages packages)
    {
        var types = new ApiTypes(parts);
        facts = WithTypes(parts, types, facts);
        if (packages.OwnerOf(facts.Api) is not { } owner) return new ExampleHome(parts.ConvertAll(types.Prune), types, facts, null);
        var seen = new List<TypeFact>();
        foreach (var fact in facts.Types)
        {
            var home = packages.HomeOf(facts.Api, fact.Name);
            var packaged = home?.Find(fact.Name);
            seen.Add(fact with { IsRead = packaged is { IsRead: true }, IsWritten = packaged is { IsWritten: true }, Home = home?.Namespace });
        }

        return new ExampleHome(parts.ConvertAll(types.Prune), types, facts with { Types = seen.ToEquatable() }, owner);
    }

    /// <summary>Whether the client has a member.</summary>
    public bool Has(string member) => Owner?.HasMember(member) ?? true;

    private static ApiFacts WithTypes(List<ApiModel> parts, ApiTypes types, ApiFacts facts)
    {
        var all = new SortedDictionary<string, TypeFact>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var fact in types.FactsFor(part)) all[fact.Name] = fact;
        }

        var list = new List<TypeFact>(all.Values);
        return facts with { Types = list.ToEquatable() };
    }
}
