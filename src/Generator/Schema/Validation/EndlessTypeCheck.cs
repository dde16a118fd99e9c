using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds types that contain themselves through required members: no value of them could ever end.</summary>
internal sealed class EndlessTypeCheck(ApiSchema api, ValidationReport report)
{
    private readonly HashSet<string> finished = new(StringComparer.Ordinal);
    private readonly List<string> path = new();

    public void Check()
    {
        foreach (var file in api.Files)
        {
            if (file.IsLent) continue;
            foreach (var type in file.Document.Api!.Types) Visit(type.Name);
        }
    }

    private void Visit(string name)
    {
        var start = path.IndexOf(name);
        if (start >= 0)
        {
            Report(name, start);
            return;
        }

        if (!finished.Add(name) || !api.Types.TryGetValue(name, out var type) || type is not ObjectTypeModel value) return;
        path.Add(name);
        foreach (var field in value.Fields)
        {
            if (!field.IsOptional && field.Type is { Kind: TypeRefKind.Named, IsNullable: false } inner) Visit(inner.Name);
        }

        path.RemoveAt(path.Count - 1);
    }

    private void Report(string name, int start)
    {
        var chain = string.Join(" → ", path.GetRange(start, path.Count - start)) + " → " + name;
        foreach (var file in api.Files)
        {
            if (file.Find(MarkKind.Type, name) is not { } span) continue;
            report.Add(Descriptors.EndlessType, span, name, chain);
            return;
        }
    }
}
