using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>One test of one probe, shared by all frames that make it.</summary>
/// <param name="Bit">Its number in the masks.</param>
/// <param name="Probe">The probe that it tests.</param>
/// <param name="Match">The test.</param>
internal sealed record Predicate(int Bit, int Probe, MatchModel Match)
{
    public ulong Mask => 1UL << Bit;
}
