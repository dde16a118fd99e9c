using Framewright.Generator.Model;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Versions;

/// <summary>Finds what a deprecated thing's <c>use</c> names, over all documents of an api.</summary>
internal sealed class Replacements
{
    private readonly Dictionary<string, TypeModel> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VersionsModel> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VersionsModel> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VersionsModel> handlers = new(StringComparer.Ordinal);

    /// <param name="parts">The documents. Of two that declare something the later one counts.</param>
    public Replacements(IEnumerable<ApiModel> parts)
    {
        foreach (var part in parts)
        {
            foreach (var handler in part.Handlers) handlers[handler.Name] = handler.Versions;
            foreach (var type in part.Types) types[type.Name] = type;
            foreach (var method in part.Methods) methods[method.Name] = method.Versions;
            foreach (var stream in part.Streams) streams[stream.Name] = stream.Versions;
        }
    }

    public TypeModel? FindType(string name) => types.TryGetValue(name, out var type) ? type : null;

    /// <summary>What stands in for a method or a stream: another method or stream.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Operation(string use)
    {
        if (methods.TryGetValue(use, out var versions)) return (new ReplacementModel(use, ReplacementKind.Method), versions);
        if (streams.TryGetValue(use, out versions)) return (new ReplacementModel(use, ReplacementKind.Stream), versions);
        return handlers.TryGetValue(use, out versions) ? (new ReplacementModel(use, ReplacementKind.Handler), versions) : null;
    }

    /// <summary>What stands in for a handler: another one before a method or a stream of the same name.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Handler(string use)
        => handlers.TryGetValue(use, out var versions) ? (new ReplacementModel(use, ReplacementKind.Handler), versions) : Operation(use);

    /// <summary>What stands in for a case of a union: another one, by the value that tells it apart.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Case(string type, string use)
        => FindType(type) is UnionTypeModel union && union.Case(use) is { } value ? (new ReplacementModel(type + "." + value.Name, ReplacementKind.Name), value.Versions) : null;

    /// <summary>What stands in for a type: another type.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Type(string use)
        => FindType(use) is { } type ? (new ReplacementModel(use, ReplacementKind.Name), type.Versions) : null;

    /// <summary>What stands in for a value of an enum: another one, by its value on the wire.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Value(string type, string use)
    {
        if (FindType(type) is not EnumTypeModel model) return null;
        foreach (var member in model.Members)
        {
            if (member.Wire == use) return (new ReplacementModel(type + "." + member.Name, ReplacementKind.Name), member.Versions);
        }

        return null;
    }

    /// <summary>What stands in for a field: another one of its type, or a member of it, by a path of wire names.</summary>
    public (ReplacementModel Model, VersionsModel Versions)? Field(string type, string use)
    {
        if (PathReader.TryParse(use, out var path) is not null || path.Steps.Count == 0) return null;
        var name = "";
        var versions = VersionsModel.None;
        foreach (var step in path.Steps)
        {
            if (FindField(type, step.Name) is not { } field) return null;
            name += (name.Length == 0 ? "" : ".") + field.Name;
            type = field.Type.Kind == TypeRefKind.Named ? field.Type.Name : "";
            if (!field.Versions.IsNone) versions = field.Versions;
        }

        return (new ReplacementModel(name, ReplacementKind.Name), versions);
    }

    /// <summary>The names that something could name instead of itself.</summary>
    public List<string> Known(MarkKind owner, string name)
    {
        var known = new List<string>();
        if (owner is MarkKind.Method or MarkKind.Stream or MarkKind.Handler)
        {
            known.AddRange(methods.Keys);
            known.AddRange(streams.Keys);
            known.AddRange(handlers.Keys);
        }
        else if (owner == MarkKind.Type)
        {
            known.AddRange(types.Keys);
        }
        else if (FindType(name) is ObjectTypeModel model)
        {
            foreach (var field in model.Fields) known.Add(field.Wire);
        }
        else if (FindType(name) is EnumTypeModel values)
        {
            foreach (var member in values.Members) known.Add(member.Wire);
        }

        else if (FindType(name) is UnionTypeModel union)
        {
            foreach (var value in union.Cases) known.Add(value.Wire);
        }

        known.Sort(StringComparer.Ordinal);
        return known;
    }

    private FieldModel? FindField(string type, string? wire) => (FindType(type) as ObjectTypeModel)?.Field(wire);
}
