using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Support;

namespace Framewright.Generator.Versions;

/// <summary>An api as one version of its service has it: what the version lacks is left out, what stays knows its replacement in C#.</summary>
internal sealed class VersionCut(VersionScope scope, Replacements replacements)
{
    /// <summary>Cuts documents, and gives their apis beside them.</summary>
    /// <param name="documents">The documents of one api.</param>
    /// <param name="target">The version; null for all, which leaves nothing out.</param>
    /// <param name="lent">What a package has of the api, which may stand in for something of the documents; null for nothing.</param>
    public static (List<InputDocument> Documents, List<ApiModel> Parts) Apply(List<InputDocument> documents, string? target, List<ApiModel>? lent = null)
    {
        var parts = Apply(documents.ConvertAll(static document => document.Document.Api!), target, lent);
        var cut = new List<InputDocument>(documents.Count);
        for (var i = 0; i < documents.Count; i++) cut.Add(documents[i] with { Document = documents[i].Document with { Api = parts[i] } });
        return (cut, parts);
    }

    public static List<ApiModel> Apply(List<ApiModel> parts, string? target, List<ApiModel>? lent = null)
    {
        var cut = new VersionCut(new VersionScope(target), new Replacements(lent is null ? parts : [.. lent, .. parts]));
        return parts.ConvertAll(cut.Apply);
    }

    private ApiModel Apply(ApiModel part)
    {
        var types = new List<TypeModel>(part.Types.Count);
        foreach (var type in part.Types)
        {
            if (scope.Has(type.Versions)) types.Add(Apply(type));
        }

        var methods = new List<MethodModel>(part.Methods.Count);
        foreach (var method in part.Methods)
        {
            if (scope.Has(method.Versions)) methods.Add(method.Versions.IsNone ? method : method with { Versions = Settle(method.Versions, replacements.Operation) });
        }

        var streams = new List<StreamModel>(part.Streams.Count);
        foreach (var stream in part.Streams)
        {
            if (scope.Has(stream.Versions)) streams.Add(stream.Versions.IsNone ? stream : stream with { Versions = Settle(stream.Versions, replacements.Operation) });
        }

        var handlers = new List<HandlerModel>(part.Handlers.Count);
        foreach (var handler in part.Handlers)
        {
            if (scope.Has(handler.Versions)) handlers.Add(handler.Versions.IsNone ? handler : handler with { Versions = Settle(handler.Versions, replacements.Handler) });
        }

        return part with { Types = types.ToEquatable(), Methods = methods.ToEquatable(), Streams = streams.ToEquatable(), Handlers = handlers.ToEquatable() };
    }

    private TypeModel Apply(TypeModel type)
    {
        if (!type.Versions.IsNone) type = type with { Versions = Settle(type.Versions, replacements.Type) };
        return type switch
        {
            ObjectTypeModel model => Apply(model),
            EnumTypeModel model => Apply(model),
            UnionTypeModel model => Apply(model),
            _ => type,
        };
    }

    private ObjectTypeModel Apply(ObjectTypeModel type)
    {
        var fields = new List<FieldModel>(type.Fields.Count);
        var isSame = true;
        foreach (var field in type.Fields)
        {
            isSame &= field.Versions.IsNone;
            if (scope.Has(field.Versions)) fields.Add(field.Versions.IsNone ? field : Apply(type.Name, field));
        }

        return isSame ? type : type with { Fields = fields.ToEquatable() };
    }

    private FieldModel Apply(string type, FieldModel field) => field with
    {
        IsOptional = field.IsOptional || scope.MayBeAbsent(field.Versions),
        Versions = Settle(field.Versions, use => replacements.Field(type, use)),
    };

    private EnumTypeModel Apply(EnumTypeModel type)
    {
        var members = new List<EnumMemberModel>(type.Members.Count);
        var isSame = true;
        foreach (var member in type.Members)
        {
            isSame &= member.Versions.IsNone;
            if (scope.Has(member.Versions)) members.Add(member.Versions.IsNone ? member : member with { Versions = Settle(member.Versions, use => replacements.Value(type.Name, use)) });
        }

        return isSame ? type : type with { Members = members.ToEquatable() };
    }

    private UnionTypeModel Apply(UnionTypeModel type)
    {
        var cases = new List<UnionCaseModel>(type.Cases.Count);
        var isSame = true;
        foreach (var value in type.Cases)
        {
            isSame &= value.Versions.IsNone;
            if (scope.Has(value.Versions)) cases.Add(value.Versions.IsNone ? value : value with { Versions = Settle(value.Versions, use => replacements.Case(type.Name, use)) });
        }

        return isSame ? type : type with { Cases = cases.ToEquatable() };
    }

    private VersionsModel Settle(VersionsModel versions, Func<string, (ReplacementModel Model, VersionsModel Versions)?> find)
    {
        if (scope.Deprecation(versions) is not { } deprecation) return versions with { Deprecated = null };
        return versions with { Deprecated = deprecation with { Replacement = deprecation.Use is { } use ? find(use)?.Model : null } };
    }
}
