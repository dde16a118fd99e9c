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

    /// <summary>The name of the generated method that walks this value when it is an object.</summary>
    public string ObjectWalk { get; set; } = "";

    /// <summary>The name of the generated method that walks this value when it is an array.</summary>
    public string ArrayWalk { get; set; } = "";

    /// <summary>Whether something is wanted of this value when it is an object.</summary>
    public bool HasMembers => HasChild(isMember: true);

    /// <summary>Whether something is wanted of this value when it is an array.</summary>
    public bool HasElements => HasChild(isMember: false);

    private bool HasChild(bool isMember)
    {
        foreach (var child in Children)
        {
            if (child.Step!.Name is not null == isMember) return true;
        }

        return false;
    }
}
