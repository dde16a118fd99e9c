using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>
/// The paths that decide what a frame is (matches, ids, routes, bodies, errors) as one tree of objects, so that a frame's header is read in one walk.
/// Every distinct path is a probe with a number.
/// </summary>
internal sealed class ProbeTree
{
    /// <summary>Bits of a 64-bit mask; one is kept for "read to the end".</summary>
    public const int MaxProbes = 63;

    private readonly Dictionary<string, ProbeNode> byPath = new(StringComparer.Ordinal);

    public ProbeNode Root { get; } = new(".", 0);

    public List<ProbeNode> Probes { get; } = [];

    /// <summary>The number of a path's probe; -1 for the value itself (<c>.</c>).</summary>
    public int Add(SchemaPath path)
    {
        if (path.Steps.Count == 0) return -1;
        var node = Root;
        var key = "";
        foreach (var step in path.Steps)
        {
            key += step.Name is null ? $"[{step.Index}]" : "." + step.Name;
            if (!byPath.TryGetValue(key, out var child))
            {
                child = new ProbeNode(key, node.Depth + 1) { Step = step };
                byPath.Add(key, child);
                node.Children.Add(child);
            }

            node = child;
        }

        if (node.Probe < 0)
        {
            node.Probe = Probes.Count;
            Probes.Add(node);
        }

        return node.Probe;
    }

    /// <summary>The containers around the value at a path, outermost first.</summary>
    public List<ProbeNode> Containers(SchemaPath path)
    {
        var containers = new List<ProbeNode> { Root };
        var node = Root;
        for (var i = 0; i < path.Steps.Count - 1; i++)
        {
            foreach (var child in node.Children)
            {
                if (child.Step!.Equals(path.Steps[i]))
                {
                    node = child;
                    break;
                }
            }

            containers.Add(node);
        }

        return containers;
    }
}
