using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>One kind of frame in the numbers of the header reader. A probe of -1 is none, or the frame itself.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Tests">The tests that have to hold.</param>
/// <param name="Needs">The probes that have to be read before the walk may stop.</param>
/// <param name="Id">The probe of the id.</param>
/// <param name="Body">The probe of the body.</param>
/// <param name="Error">The probe of the error.</param>
/// <param name="Route">The probes of the route.</param>
internal sealed record FramePlan(FrameModel Frame, ulong Tests, ulong Needs, int Id, int Body, int Error, List<int> Route)
{
    /// <summary>The probe of the scope.</summary>
    public int Scope { get; init; } = -1;

    /// <summary>The probe of the name that is called.</summary>
    public int Name { get; init; } = -1;
}
