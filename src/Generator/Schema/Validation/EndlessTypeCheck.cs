using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds types that contain themselves through required members: no value of them could ever end.</summary>
/// <remarks>It keeps its own path instead of calling itself: a chain of types may be longer than the stack.</remarks>
internal sealed class EndlessTypeCheck(ApiSchema api, ValidationReport report)
{
    private readonly HashSet<string> finished = new(StringComparer.Ordinal);
    private readonly List<Visit> path = new();
    private readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var file in api.Files)
        {
            if (file.IsLent) continue;
            foreach (var type in file.Document.Api!.Types)
            {
                Enter(type.Name);
                while (path.Count > 0) GoOn();
            }
        }
    }

    private void GoOn()
    {
        var visit = path[path.Count - 1];
        if (visit.Next == visit.Type.Fields.Count)
        {
            depths.Remove(visit.Type.Name);
            path.RemoveAt(path.Count - 1);
            return;
        }

        var field = visit.Type.Fields[visit.Next++];
        if (!field.IsOptional && Inner(field.Type) is { } inner) Enter(inner);
    }

    private void Enter(string name)
    {
        if (depths.TryGetValue(name, out var start))
        {
            Report(name, start);
            return;
        }

        if (!finished.Add(name) || !api.Types.TryGetValue(name, out var type) || type is not ObjectTypeModel value) return;
        depths.Add(name, path.Count);
        path.Add(new Visit(value));
    }

    /// <summary>The type that a value of this one always contains; null for none. JSON in a text contains what is in it.</summary>
    private static string? Inner(TypeRef type)
    {
        while (type is { Kind: TypeRefKind.Text, IsNullable: false, Element: { } element }) type = element;
        return type is { Kind: TypeRefKind.Named, IsNullable: false } ? type.Name : null;
    }

    private void Report(string name, int start)
    {
        const int mostNamed = 8;
        var chain = "";
        for (var i = start; i < path.Count; i++) chain += i - start < mostNamed ? path[i].Type.Name + " → " : i - start == mostNamed ? "… → " : "";
        foreach (var file in api.Files)
        {
            if (file.Find(MarkKind.Type, name) is not { } span) continue;
            report.Add(Descriptors.EndlessType, span, name, chain + name);
            return;
        }
    }

    private sealed class Visit(ObjectTypeModel type)
    {
        public ObjectTypeModel Type { get; } = type;

        /// <summary>The next field to look at.</summary>
        public int Next { get; set; }
    }
}
