using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>What the project around the schemas says: its anchors, what its references were generated from, its own settings.</summary>
internal sealed record Surroundings(EquatableArray<AnchorModel> Anchors, Packages Packages, ProjectOptions Project)
{
    public AnchorModel? AnchorOf(string api)
    {
        foreach (var anchor in Anchors)
        {
            if (anchor.Api == api) return anchor;
        }

        return null;
    }
}
