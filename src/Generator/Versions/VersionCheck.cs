using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Schema.Validation;

namespace Framewright.Generator.Versions;

/// <summary>Checks that every <c>use</c> names something, and that nothing which a targeted version has needs something that it lacks.</summary>
internal sealed class VersionCheck
{
    private readonly ApiSchema api;
    private readonly ValidationReport report;
    private readonly VersionScope scope;
    private readonly Replacements replacements;
    private readonly bool isComplete;
    private readonly Dictionary<(MarkKind Kind, string Name), VersionsModel> versions = new();

    private VersionCheck(ApiSchema api, string? target, bool isComplete, ValidationReport report)
    {
        this.api = api;
        this.report = report;
        this.isComplete = isComplete;
        scope = new VersionScope(target);
        replacements = new Replacements(api.Files.ConvertAll(static file => file.Document.Api!));
    }

    public static void Check(SchemaSet schemas, TargetVersions targets, ValidationReport report)
    {
        foreach (var api in schemas.Apis) new VersionCheck(api, targets.Of(api.Name), schemas.IsComplete, report).Check();
    }

    private void Check()
    {
        foreach (var file in api.Files) Collect(file.Document.Api!);
        if (versions.Count == 0) return;
        foreach (var file in api.Files)
        {
            var owner = (Kind: MarkKind.Api, Name: "");
            foreach (var mark in file.All)
            {
                if (mark.Kind is MarkKind.Type or MarkKind.Field or MarkKind.EnumValue or MarkKind.Method or MarkKind.Stream or MarkKind.Session) owner = (mark.Kind, mark.Name);
                else if (IsKept(owner)) CheckUse(owner, mark);
            }
        }
    }

    private void CheckUse((MarkKind Kind, string Name) owner, SchemaMark mark)
    {
        if (mark.Kind == MarkKind.TypeUse) CheckNeed(owner, mark, MarkKind.Type, "type");
        else if (mark.Kind == MarkKind.Authenticate) CheckNeed(owner, mark, MarkKind.Method, "method");
        else if (mark.Kind == MarkKind.Replacement) CheckReplacement(owner, mark);
    }

    private void CheckNeed((MarkKind Kind, string Name) owner, SchemaMark mark, MarkKind kind, string what)
    {
        if (!versions.TryGetValue((kind, mark.Name), out var needed) || scope.Lack(needed) is not { } lack) return;
        var advice = owner.Kind == MarkKind.Session ? "name another method" : $"write \"{lack.Member}\": \"{lack.Version}\" at {Spoken(owner)} too";
        report.Add(Descriptors.LackedByTarget, mark.Span, Capital(Spoken(owner)), $"{what} '{mark.Name}'", $"{api.Name} {scope.Target}", lack.Reason, advice);
    }

    private void CheckReplacement((MarkKind Kind, string Name) owner, SchemaMark mark)
    {
        var type = TypeOf(owner.Name);
        var found = owner.Kind switch
        {
            MarkKind.Method or MarkKind.Stream => replacements.Operation(mark.Name),
            MarkKind.Type => replacements.Type(mark.Name),
            MarkKind.Field => replacements.Field(type, mark.Name),
            MarkKind.EnumValue => replacements.Value(type, mark.Name),
            _ => null,
        };
        if (mark.Name == OwnName(owner))
        {
            report.Add(Descriptors.UnknownReplacement, mark.Span, mark.Name, Spoken(owner), "it is the same; name what to use instead, or leave \"use\" out");
        }
        else if (found is not { } replacement)
        {
            if (isComplete) report.Add(Descriptors.UnknownReplacement, mark.Span, mark.Name, Spoken(owner), $"{Where(owner)} has no such thing; {NearestName.Advice(mark.Name, replacements.Known(owner.Kind, type), Otherwise(owner))}");
        }
        else if (versions.TryGetValue(owner, out var own) && scope.Deprecation(own) is not null && scope.Lack(replacement.Versions) is { } lack)
        {
            report.Add(Descriptors.LackedByTarget, mark.Span, Capital(Spoken(owner)), $"'{mark.Name}' to stand in for it", $"{api.Name} {scope.Target}", lack.Reason, $"write \"since\": \"{lack.Version}\" in its \"deprecated\", or name something else");
        }
    }

    private bool IsKept((MarkKind Kind, string Name) owner)
    {
        if (versions.TryGetValue(owner, out var own) && !scope.Has(own)) return false;
        return owner.Kind is not (MarkKind.Field or MarkKind.EnumValue) || !versions.TryGetValue((MarkKind.Type, TypeOf(owner.Name)), out var type) || scope.Has(type);
    }

    private void Collect(ApiModel part)
    {
        foreach (var type in part.Types)
        {
            Collect(MarkKind.Type, type.Name, type.Versions);
            if (type is ObjectTypeModel model)
            {
                foreach (var field in model.Fields) Collect(MarkKind.Field, type.Name + "." + field.Wire, field.Versions);
            }
            else if (type is EnumTypeModel values)
            {
                foreach (var member in values.Members) Collect(MarkKind.EnumValue, type.Name + "." + member.Wire, member.Versions);
            }
        }

        foreach (var method in part.Methods) Collect(MarkKind.Method, method.Name, method.Versions);
        foreach (var stream in part.Streams) Collect(MarkKind.Stream, stream.Name, stream.Versions);
    }

    private void Collect(MarkKind kind, string name, VersionsModel model)
    {
        if (!model.IsNone) versions[(kind, name)] = model;
    }

    /// <summary>A type's name has no dots; a wire name may have some.</summary>
    private static string TypeOf(string name) => name.IndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name;

    private static string OwnName((MarkKind Kind, string Name) owner)
        => owner.Kind is MarkKind.Field or MarkKind.EnumValue ? owner.Name.Substring(owner.Name.IndexOf('.') + 1) : owner.Name;

    private static string Spoken((MarkKind Kind, string Name) owner) => owner.Kind switch
    {
        MarkKind.Method => $"method '{owner.Name}'",
        MarkKind.Stream => $"stream '{owner.Name}'",
        MarkKind.Type => $"type '{owner.Name}'",
        MarkKind.Field => $"field '{owner.Name}'",
        MarkKind.EnumValue => $"value '{owner.Name}'",
        _ => "the session",
    };

    private string Where((MarkKind Kind, string Name) owner) => owner.Kind switch
    {
        MarkKind.Field or MarkKind.EnumValue => $"'{TypeOf(owner.Name)}'",
        _ => $"api '{api.Name}'",
    };

    private static string Otherwise((MarkKind Kind, string Name) owner) => owner.Kind switch
    {
        MarkKind.Field => "write the wire name of another field, or a path to a member of one",
        MarkKind.EnumValue => "write another value of the enum",
        MarkKind.Type => "write the name of another type",
        _ => "write the name of a method or a stream",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
