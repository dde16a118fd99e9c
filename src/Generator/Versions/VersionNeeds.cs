using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Schema.Validation;

namespace Framewright.Generator.Versions;

/// <summary>What of an api has versions, and reports of what a targeted version lacks.</summary>
internal sealed class VersionNeeds(string api, VersionScope scope, ValidationReport report)
{
    private readonly Dictionary<VersionOwner, VersionsModel> versions = new();

    public bool IsEmpty => versions.Count == 0;

    public VersionScope Scope => scope;

    public VersionsModel Of(VersionOwner owner) => versions.TryGetValue(owner, out var model) ? model : VersionsModel.None;

    /// <summary>Whether the targeted version has something, and the type that it is a part of.</summary>
    public bool IsKept(VersionOwner owner) => scope.Has(Of(owner)) && (!owner.IsMember || scope.Has(Of(new VersionOwner(MarkKind.Type, owner.TypeName))));

    /// <summary>Reports something that stays and needs something that does not.</summary>
    public void Check(VersionOwner owner, SourceSpan? at, VersionOwner needed, string? spoken = null)
    {
        if (scope.Lack(Of(needed)) is not { } lack) return;
        var advice = VersionAdvice(owner, lack.Member, lack.Version);
        report.Add(Descriptors.LackedByTarget, at, owner.Capital, spoken ?? needed.Spoken, $"{api} {scope.Target}", lack.Reason, advice);
    }

    public void Add(ApiModel part)
    {
        foreach (var type in part.Types) Add(type);
        foreach (var method in part.Methods) Add(MarkKind.Method, method.Name, method.Versions);
        foreach (var stream in part.Streams) Add(MarkKind.Stream, stream.Name, stream.Versions);
        foreach (var handler in part.Handlers) Add(MarkKind.Handler, handler.Name, handler.Versions);
    }

    private static string VersionAdvice(VersionOwner owner, string member, string version) => owner.Kind is MarkKind.Session or MarkKind.Api
        ? "name something that it has"
        : $"write \"{member}\": \"{version}\" at {owner.Spoken} too";

    private void Add(TypeModel type)
    {
        Add(MarkKind.Type, type.Name, type.Versions);
        switch (type)
        {
            case ObjectTypeModel model:
                foreach (var field in model.Fields) Add(MarkKind.Field, type.Name + "." + field.Wire, field.Versions);
                break;
            case EnumTypeModel values:
                foreach (var member in values.Members) Add(MarkKind.EnumValue, type.Name + "." + member.Wire, member.Versions);
                break;
            case UnionTypeModel union:
                foreach (var value in union.Cases) Add(MarkKind.Case, type.Name + "." + value.Wire, value.Versions);
                break;
        }
    }

    private void Add(MarkKind kind, string name, VersionsModel model)
    {
        if (!model.IsNone) versions[new VersionOwner(kind, name)] = model;
    }
}
