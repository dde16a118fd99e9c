using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>What the header reader of a protocol has to probe, test and know, frame by frame.</summary>
internal sealed class HeaderPlan
{
    /// <summary>The bit that stands for "the frame was read to its end".</summary>
    private const ulong ToTheEnd = 1UL << 63;

    private readonly Dictionary<MatchModel, Predicate> predicates = [];

    private HeaderPlan()
    {
    }

    public ProbeTree Tree { get; } = new();

    public List<FramePlan> Frames { get; } = [];

    /// <summary>Probes whose start alone is wanted: bodies and errors.</summary>
    public HashSet<int> Lazy { get; } = [];

    /// <summary>Probes whose whole token is wanted: ids and routes.</summary>
    public HashSet<int> Tokens { get; } = [];

    /// <summary>Probes that are errors: a null there is no error.</summary>
    public HashSet<int> Errors { get; } = [];

    /// <summary>All tests that hold when a member is absent: they are known only at the end.</summary>
    public List<Predicate> Absences { get; } = [];

    /// <summary>The tests of the frame itself (<c>.</c>): they too are known only at the end.</summary>
    public List<Predicate> OfFrame { get; } = [];

    /// <summary>The last steps to the values whose text or number is tested; the kind of a value alone is none of these.</summary>
    public List<PathStep> TestedSteps { get; } = [];

    public static HeaderPlan Of(ProtocolModel protocol)
    {
        var plan = new HeaderPlan();
        foreach (var frame in protocol.Frames) plan.Frames.Add(plan.Add(frame));
        NameWalks(plan.Tree.Root, "WalkRoot", new HashSet<string>(StringComparer.Ordinal));
        return plan;
    }

    private FramePlan Add(FrameModel frame)
    {
        ulong tests = 0;
        foreach (var match in frame.Match) tests |= Test(match).Mask;

        var id = frame.Id is null ? -1 : Tree.Add(frame.Id);
        var body = frame.Body is null ? -1 : Tree.Add(frame.Body);
        var error = frame.Error is null ? -1 : Tree.Add(frame.Error);
        if (body >= 0) Lazy.Add(body);
        if (error >= 0)
        {
            Lazy.Add(error);
            Errors.Add(error);
        }

        var scope = frame.Scope is null ? -1 : Tree.Add(frame.Scope);
        var route = new List<int>();
        foreach (var path in frame.Route) route.Add(Tree.Add(path));
        var name = frame.CalledName is null ? -1 : Tree.Add(frame.CalledName);
        Tokens.Add(id);
        Tokens.Add(scope);
        if (name >= 0) Tokens.Add(name);
        Tokens.UnionWith(route);

        return new FramePlan(frame, tests, Needs(frame, id, body, scope, route), id, body, error, route) { Scope = scope, Name = name };
    }

    /// <summary>
    /// An event or a reply is known as soon as its id, its route and the start of its body are; what needs nothing is known by its tests.
    /// Everything else is small, and is read to its end, so that what it carries has been validated when the session acts on it.
    /// </summary>
    private static ulong Needs(FrameModel frame, int id, int body, int scope, List<int> route)
    {
        if (frame.Role == "notice" && frame.Captures.Count == 0) return 0;
        var hasBody = frame.Body is not null;
        if (frame.Role is not ("event" or "reply" or "item" or "end") || !hasBody || frame.Captures.Count > 0) return ToTheEnd;

        ulong needs = 0;
        if (id >= 0) needs |= 1UL << id;
        if (body >= 0) needs |= 1UL << body;
        if (scope >= 0) needs |= 1UL << scope;
        foreach (var probe in route)
        {
            if (probe >= 0) needs |= 1UL << probe;
        }

        return needs;
    }

    private Predicate Test(MatchModel match)
    {
        if (predicates.TryGetValue(match, out var known)) return known;
        var probe = Tree.Add(match.Path);
        var predicate = new Predicate(predicates.Count, probe, match);
        predicates.Add(match, predicate);
        if (probe < 0) OfFrame.Add(predicate);
        else if (match is { Test: MatchTest.Present, Expected: false }) Absences.Add(predicate);
        if (probe >= 0)
        {
            Tree.Probes[probe].Predicates.Add(predicate);
            if (match.AnyOf.Count > 0) AddTested(match.Path.Steps[match.Path.Steps.Count - 1]);
        }

        return predicate;
    }

    private void AddTested(PathStep step)
    {
        if (!TestedSteps.Contains(step)) TestedSteps.Add(step);
    }

    private static void NameWalks(ProbeNode node, string name, HashSet<string> taken)
    {
        node.ObjectWalk = Unique(name, taken);
        node.ArrayWalk = node.HasMembers ? Unique(name + "Elements", taken) : node.ObjectWalk;
        foreach (var child in node.Children)
        {
            if (child.Children.Count > 0) NameWalks(child, name + (child.Step!.Name is { } wire ? Pascal(wire) : "At" + CSharp.Number(child.Step.Index)), taken);
        }
    }

    /// <summary>Wire names that differ only in what no C# name may hold get numbers.</summary>
    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++) unique = name + "_" + CSharp.Number(i);
        return unique;
    }

    private static string Pascal(string wire)
    {
        var text = "";
        foreach (var c in wire)
        {
            if (char.IsLetterOrDigit(c) && c < 128) text += text.Length == 0 || text[text.Length - 1] == '_' ? char.ToUpperInvariant(c) : c;
            else text += "_";
        }

        return "_" + text;
    }
}
