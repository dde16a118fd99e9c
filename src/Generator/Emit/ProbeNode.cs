using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>A value on the way to a probe, or a probe.</summary>
internal sealed class ProbeNode(string path, int depth)
{
    public string Path { get; } = path;

    public int Depth { get; } = depth;

    public PathStep? Step { get; set; }

    public int Probe { get; set; } = -1;

    public List<ProbeNode> Children { get; } = [];

    /// <summary>The tests that frames make of this value.</summary>
    public List<Predicate> Predicates { get; } = [];

    public bool IsArray => Children.Count > 0 && Children[0].Step!.Name is null;

    /// <summary>The name of the generated method that walks this value.</summary>
    public string WalkName { get; set; } = "WalkRoot";
}
