using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>An api of a referenced assembly as this project may use it: the types that its lent schemas describe and that its assemblies have.</summary>
/// <remarks>The schemas say what a type is, the assemblies say that it exists: one that a package left out, or keeps to itself, is none.</remarks>
internal sealed class LentApi
{
    private readonly Packages packages;
    private readonly Dictionary<string, TypeModel> types = new(StringComparer.Ordinal);

    private LentApi(PackagedApi owner, Packages packages)
    {
        Owner = owner;
        this.packages = packages;
    }

    /// <summary>The assembly with the client.</summary>
    public PackagedApi Owner { get; }

    /// <summary>The protocol that the owner's documents name.</summary>
    public string? Protocol { get; private set; }

    /// <summary>What the login of the api's clients results in; null when they have none.</summary>
    public TypeRef? Identity { get; private set; }

    public IEnumerable<TypeModel> Types => types.Values;

    /// <summary>Puts an api together; null when no reference owns it, or nothing was lent of it.</summary>
    public static LentApi? Of(string api, IEnumerable<InputDocument> documents, Packages packages)
    {
        if (packages.OwnerOf(api) is not { } owner) return null;
        LentApi? lent = null;
        foreach (var document in documents)
        {
            if (!document.IsReference || document.Document.Api is not { } part || part.Api != api) continue;
            lent ??= new LentApi(owner, packages);
            lent.Add(part);
        }

        return lent;
    }

    /// <summary>Which assembly has a type; null when it is none of a package's.</summary>
    public PackagedApi? HomeOf(string type) => types.ContainsKey(type) ? packages.HomeOf(Owner.Name, type) : null;

    /// <summary>Of a lent document only what others may name counts: not its methods, not its session.</summary>
    public static ApiModel Reduce(ApiModel part, Packages packages)
    {
        var kept = new List<TypeModel>();
        foreach (var type in part.Types)
        {
            if (packages.HomeOf(part.Api, type.Name) is not null) kept.Add(type);
        }

        return part with
        {
            Types = kept.ToEquatable(),
            Methods = EquatableArray<MethodModel>.Empty,
            Streams = EquatableArray<StreamModel>.Empty,
            Session = null,
            Identity = SessionResolver.Identity([part], [part]),
        };
    }

    private void Add(ApiModel part)
    {
        Protocol ??= part.Protocol;
        var reduced = Reduce(part, packages);
        Identity ??= reduced.Identity;
        foreach (var type in reduced.Types)
        {
            if (!types.ContainsKey(type.Name)) types.Add(type.Name, type);
        }
    }
}
