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
    private readonly VersionNeeds needs;
    private readonly Replacements replacements;
    private readonly bool isComplete;

    private VersionCheck(ApiSchema api, IReadOnlyList<ApiModel> lent, string? target, bool isComplete, ValidationReport report)
    {
        this.api = api;
        this.report = report;
        this.isComplete = isComplete;
        needs = new VersionNeeds(api.Name, new VersionScope(target), report);
        foreach (var part in lent) needs.Add(part);
        var parts = new List<ApiModel>(lent);
        foreach (var file in api.Files)
        {
            needs.Add(file.Document.Api!);
            parts.Add(file.Document.Api!);
        }

        replacements = new Replacements(parts);
    }

    /// <param name="schemas">All documents.</param>
    /// <param name="lent">What packages say of an api that documents of this project add to.</param>
    /// <param name="targets">The versions that are wanted.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static void Check(SchemaSet schemas, Func<string, IReadOnlyList<ApiModel>> lent, TargetVersions targets, ValidationReport report)
    {
        foreach (var api in schemas.Apis) new VersionCheck(api, lent(api.Name), targets.Of(api.Name), schemas.IsComplete, report).Check();
    }

    private void Check()
    {
        if (needs.IsEmpty) return;
        var uses = needs.Scope.Target is null ? null : new VersionUseCheck(api, needs);
        foreach (var file in api.Files)
        {
            // What a package lends was checked where it was made.
            if (file.IsLent) continue;
            var owner = VersionOwner.Document;
            foreach (var mark in file.All)
            {
                if (VersionOwner.IsOwner(mark.Kind)) owner = new VersionOwner(mark.Kind, mark.Name);
                else if (needs.IsKept(owner)) CheckUse(owner, mark);
            }

            uses?.Check(file);
        }
    }

    private void CheckUse(VersionOwner owner, SchemaMark mark)
    {
        if (mark.Kind is MarkKind.TypeUse or MarkKind.TextTypeUse) needs.Check(owner, mark.Span, new VersionOwner(MarkKind.Type, mark.Name));
        else if (mark.Kind == MarkKind.Authenticate) needs.Check(owner, mark.Span, new VersionOwner(MarkKind.Method, mark.Name));
        else if (mark.Kind == MarkKind.Replacement) CheckReplacement(owner, mark);
    }

    private void CheckReplacement(VersionOwner owner, SchemaMark mark)
    {
        if (mark.Name == owner.OwnName)
        {
            report.Add(Descriptors.UnknownReplacement, mark.Span, mark.Name, owner.Spoken, "it is the same; name what to use instead, or leave \"use\" out");
        }
        else if (Find(owner, mark.Name) is not { } replacement)
        {
            var where = owner.IsMember ? $"'{owner.TypeName}'" : $"api '{api.Name}'";
            if (isComplete) report.Add(Descriptors.UnknownReplacement, mark.Span, mark.Name, owner.Spoken, $"{where} has no such thing; {NearestName.Advice(mark.Name, replacements.Known(owner.Kind, owner.TypeName), Otherwise(owner))}");
        }
        else if (needs.Scope.Deprecation(needs.Of(owner)) is not null && needs.Scope.Lack(replacement.Versions) is { } lack)
        {
            report.Add(Descriptors.LackedByTarget, mark.Span, owner.Capital, $"'{mark.Name}' to stand in for it", $"{api.Name} {needs.Scope.Target}", lack.Reason, $"write \"since\": \"{lack.Version}\" in its \"deprecated\", or name something else");
        }
    }

    private (ReplacementModel Model, VersionsModel Versions)? Find(VersionOwner owner, string name) => owner.Kind switch
    {
        MarkKind.Method or MarkKind.Stream => replacements.Operation(name),
        MarkKind.Handler => replacements.Handler(name),
        MarkKind.Type => replacements.Type(name),
        MarkKind.Field => replacements.Field(owner.TypeName, name),
        MarkKind.EnumValue => replacements.Value(owner.TypeName, name),
        MarkKind.Case => replacements.Case(owner.TypeName, name),
        _ => null,
    };

    private static string Otherwise(VersionOwner owner) => owner.Kind switch
    {
        MarkKind.Field => "write the wire name of another field, or a path to a member of one",
        MarkKind.EnumValue => "write another value of the enum",
        MarkKind.Case => "write the value of another case",
        MarkKind.Type => "write the name of another type",
        MarkKind.Handler => "write the name of a handler, a method or a stream",
        _ => "write the name of a method or a stream",
    };
}
