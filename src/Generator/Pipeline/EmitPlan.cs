using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>All that is to be emitted. Each document takes its own unit out of it, so that a document more or less does not move those of the others.</summary>
internal sealed record EmitPlan(EquatableArray<EmitUnit> Clients, EquatableArray<PlannedUnit> Units)
{
    /// <summary>The unit of a document; null when nothing is emitted for it.</summary>
    public EmitUnit? Of(string path)
    {
        foreach (var planned in Units)
        {
            if (planned.Path == path) return planned.Unit;
        }

        return null;
    }
}
