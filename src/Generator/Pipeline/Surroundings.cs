using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>What the project around the schemas says: its anchors, the protocols of its references, its namespace, who sees its protocols.</summary>
internal sealed record Surroundings(
    EquatableArray<AnchorModel> Anchors,
    EquatableArray<PackagedProtocol> Packaged,
    string RootNamespace,
    bool PublicProtocols);
