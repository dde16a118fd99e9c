using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Versions;

/// <summary>Lists what of an api is not in every version of its service.</summary>
internal sealed class VersionRows
{
    private readonly List<VersionRow> rows = new();

    private VersionRows()
    {
    }

    /// <summary>The rows in the order of the documents: types with their members, methods, streams.</summary>
    public static EquatableArray<VersionRow> Of(List<ApiModel> parts)
    {
        var all = new VersionRows();
        foreach (var part in parts) all.Add(part);
        return all.rows.ToEquatable();
    }

    /// <summary>Whether the api says anything about versions.</summary>
    public static bool Any(List<ApiModel> parts) => Of(parts).Count > 0;

    public static bool AnyDeprecated(List<ApiModel> parts)
    {
        foreach (var row in Of(parts))
        {
            if (row.IsDeprecated) return true;
        }

        return false;
    }

    public static bool AnyDeprecatedType(IEnumerable<TypeModel> types)
    {
        var all = new VersionRows();
        foreach (var type in types) all.Add(type);
        foreach (var row in all.rows)
        {
            if (row.IsDeprecated) return true;
        }

        return false;
    }

    private void Add(ApiModel part)
    {
        foreach (var type in part.Types) Add(type);
        foreach (var method in part.Methods) Add("Method", method.Name, method.Versions);
        foreach (var stream in part.Streams) Add("Stream", stream.Name, stream.Versions);
        foreach (var handler in part.Handlers) Add("Handler", handler.Name, handler.Versions);
    }

    private void Add(TypeModel type)
    {
        Add("Type", type.Name, type.Versions);
        switch (type)
        {
            case ObjectTypeModel model:
                foreach (var field in model.Fields) Add("Member", type.Name + "." + field.Name, field.Versions);
                break;
            case EnumTypeModel values:
                foreach (var member in values.Members) Add("Value", type.Name + "." + member.Name, member.Versions);
                break;
            case UnionTypeModel union:
                foreach (var value in union.Cases) Add("Case", type.Name + "." + value.Name, value.Versions);
                break;
        }
    }

    private void Add(string kind, string name, VersionsModel versions)
    {
        if (versions.IsNone) return;
        var deprecated = versions.Deprecated;
        rows.Add(new VersionRow(kind, name, versions.Since, versions.RemovedIn, deprecated is not null, deprecated?.Since, deprecated?.Replacement?.Name));
    }
}
