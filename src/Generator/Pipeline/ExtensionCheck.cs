using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Pipeline;

/// <summary>Checks documents that add to an api of a referenced assembly against what that assembly has.</summary>
internal sealed class ExtensionCheck
{
    private readonly IReadOnlyList<InputSchema> schemas;
    private readonly ReportInput input;
    private readonly Packages packages;
    private readonly List<DiagnosticRecord> records;

    private ExtensionCheck(IReadOnlyList<InputSchema> schemas, ReportInput input, Packages packages, List<DiagnosticRecord> records)
    {
        this.schemas = schemas;
        this.input = input;
        this.packages = packages;
        this.records = records;
    }

    public static void Check(IReadOnlyList<InputSchema> schemas, ReportInput input, Packages packages, List<DiagnosticRecord> records)
    {
        var check = new ExtensionCheck(schemas, input, packages, records);
        foreach (var schema in schemas)
        {
            if (schema.IsReference) continue;
            if (!schema.HasKnownVisibility) check.Report(Descriptors.UnknownVisibility, schema, schema.Schema.Document.Api is null ? MarkKind.Protocol : MarkKind.Api, null, schema.Visibility);
            if (schema.Schema.Document.Api is { } api && input.IsExtension(api.Api)) check.Check(schema, api);
        }
    }

    private void Check(InputSchema schema, ApiModel api)
    {
        if (packages.OwnerOf(api.Api) is not { } owner)
        {
            Report(Descriptors.NoApiType, schema, MarkKind.Api, null, api.Api);
        }
        else if (!input.IsLent(api.Api))
        {
            Report(Descriptors.NotLent, schema, MarkKind.Api, null, api.Api, owner.Assembly);
        }
        else if (owner.Abi != ProtocolEmitter.AbiNumber)
        {
            Report(Descriptors.OtherApiAbi, schema, MarkKind.Api, null, api.Api, owner.Assembly, owner.Version, Text(owner.Abi), Text(ProtocolEmitter.AbiNumber));
        }
        else
        {
            foreach (var mark in schema.Schema.Positions.Marks)
            {
                if (mark.Kind == MarkKind.Session) Report(Descriptors.OwnersPart, mark.Span, mark.Name, api.Api, owner.Assembly);
                if (mark.Kind == MarkKind.ErrorCode) Report(Descriptors.OwnersPart, mark.Span, "errors", api.Api, owner.Assembly);
            }

            CheckMembers(schema, MarkKind.Method, "Method", "{0}Async", api.Api, owner);
            CheckMembers(schema, MarkKind.Stream, "Stream", "{0}Async", api.Api, owner);
            CheckMembers(schema, MarkKind.Handler, "Handler", "On{0}", api.Api, owner);
            new PackagedUseCheck(schema, Declared(api.Api), owner, records).Check(api);
            CheckTypes(schema, api);
            CheckVisibility(schema, api.Api);
        }
    }

    /// <summary>A member of the interface wins over an extension method, which nobody could call then.</summary>
    private void CheckMembers(InputSchema schema, MarkKind kind, string what, string member, string api, PackagedApi owner)
    {
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind == kind && owner.HasMember(string.Format(CultureInfo.InvariantCulture, member, mark.Name))) Report(Descriptors.TakenByPackage, mark.Span, what, mark.Name, api, owner.Assembly, owner.Version);
        }
    }

    private void CheckTypes(InputSchema schema, ApiModel api)
    {
        if (LentApi.Of(api.Api, Documents(), packages) is not { } lent) return;
        var own = OwnTypes(api.Api);
        var described = DescribedTypes(api.Api);
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind != MarkKind.TypeUse || own.ContainsKey(mark.Name) || lent.HomeOf(mark.Name) is not null || !described.Contains(mark.Name)) continue;
            Report(Descriptors.LeftOutType, mark.Span, mark.Name, api.Api, lent.Owner.Assembly, lent.Owner.Version);
        }

        var reach = new TypeReach(name => own.TryGetValue(name, out var type) ? type : null, lent);
        foreach (var method in api.Methods) Report(reach.Obstacle(method), schema, MarkKind.Method, method.Name, lent);
        foreach (var stream in api.Streams) Report(reach.Obstacle(stream), schema, MarkKind.Stream, stream.Name, lent);
        foreach (var handler in api.Handlers) Report(reach.Obstacle(handler), schema, MarkKind.Handler, handler.Name, lent);
        foreach (var type in api.Types)
        {
            var use = new TypeRef(TypeRefKind.Named, type.Name, null, IsNullable: false);
            if (reach.Missing(use, isWritten: true) is not null && reach.Missing(use, isWritten: false) is { } unread) Report(unread, schema, MarkKind.Type, type.Name, lent);
        }
    }

    private void CheckVisibility(InputSchema schema, string api)
    {
        if (!schema.IsPublic) return;
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind == MarkKind.TypeUse && HidingFile(api, mark.Name) is { } file) Report(Descriptors.HiddenType, mark.Span, mark.Name, file);
        }
    }

    /// <summary>The name of the internal document that declares a type; null when a public one does, or none.</summary>
    private string? HidingFile(string api, string type)
    {
        string? hiding = null;
        foreach (var schema in schemas)
        {
            if (schema.IsReference || schema.Schema.Document.Api?.Api != api || !Declares(schema.Schema.Document.Api, type)) continue;
            if (schema.IsPublic) return null;
            hiding ??= new Schema.Validation.SchemaFile(schema.Schema.Document, schema.Schema.Positions).FileName;
        }

        return hiding;
    }

    private static bool Declares(ApiModel api, string type)
    {
        foreach (var declared in api.Types)
        {
            if (declared.Name == type) return true;
        }

        return false;
    }

    private IEnumerable<InputDocument> Documents()
    {
        foreach (var schema in schemas) yield return new InputDocument(schema.Schema.Document, schema.IsReference);
    }

    private Dictionary<string, TypeModel> OwnTypes(string api)
    {
        var types = new Dictionary<string, TypeModel>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            if (schema.IsReference || schema.Schema.Document.Api is not { } part || part.Api != api) continue;
            foreach (var type in part.Types) types[type.Name] = type;
        }

        return types;
    }

    /// <summary>The types that the package's schemas describe, whether its assembly has them or not.</summary>
    private HashSet<string> DescribedTypes(string api)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            if (!schema.IsReference || schema.Schema.Document.Api is not { } part || part.Api != api) continue;
            foreach (var type in part.Types) types.Add(type.Name);
        }

        return types;
    }

    private void Report(OneWayUse? use, InputSchema schema, MarkKind kind, string name, LentApi lent)
    {
        if (use is null || lent.HomeOf(use.Type) is not { } home) return;
        if (use.Union is { } union)
        {
            ReportUntagged(union, use, home);
            return;
        }

        var (needed, had) = use.IsWritten ? ("written", "read") : ("read", "written");
        Report(Descriptors.OneWayType, schema, kind, name, name, use.Type, needed, home.Assembly, had);
    }

    /// <summary>The case is what is wrong, whichever methods send the union.</summary>
    private void ReportUntagged(string union, OneWayUse use, PackagedApi home)
    {
        foreach (var schema in schemas)
        {
            if (schema.IsReference || schema.Schema.Document.Api is not { } api || !input.IsExtension(api.Api)) continue;
            foreach (var mark in schema.Schema.Positions.Marks)
            {
                if (mark.Kind != MarkKind.UnionCase || mark.Name != union + "/" + use.Wire) continue;
                var record = new DiagnosticRecord(Descriptors.UnwritableCase.Id, mark.Span, new EquatableArray<string>([union, use.Wire!, Tag(api, union), $"'{use.Type}' is a type of '{home.Assembly}', so write a type of your own"]));
                if (!records.Contains(record)) records.Add(record);
                return;
            }
        }
    }

    private static string Tag(ApiModel api, string union)
    {
        foreach (var type in api.Types)
        {
            if (type is UnionTypeModel model && model.Name == union) return PathText.Of(model.By);
        }

        return "";
    }

    /// <summary>The methods and streams that this project adds.</summary>
    private HashSet<string> Declared(string api)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            if (schema.IsReference || schema.Schema.Document.Api?.Api != api) continue;
            foreach (var mark in schema.Schema.Positions.Marks)
            {
                if (mark.Kind is MarkKind.Method or MarkKind.Stream) names.Add(mark.Name);
            }
        }

        return names;
    }

    private void Report(DiagnosticDescriptor descriptor, InputSchema schema, MarkKind kind, string? name, params string[] arguments)
    {
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind != kind || (name is not null && mark.Name != name)) continue;
            Report(descriptor, mark.Span, arguments);
            return;
        }
    }

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments) =>
        records.Add(new DiagnosticRecord(descriptor.Id, span, new EquatableArray<string>(arguments)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
