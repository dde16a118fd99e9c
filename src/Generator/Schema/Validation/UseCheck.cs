using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks what streams and methods say about others: that the names exist, that paths lead somewhere, that values fit.</summary>
internal sealed class UseCheck
{
    private static readonly TypedValue Text = new("is", new TypeRef(TypeRefKind.Scalar, "string", null, false), false, false, null);
    private static readonly TypeRef Date = new(TypeRefKind.Scalar, "date", null, false);

    private readonly ApiSchema api;
    private readonly bool isComplete;
    private readonly ValidationReport report;
    private readonly TypePaths paths;
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);

    public UseCheck(ApiSchema api, bool isComplete, ValidationReport report)
    {
        this.api = api;
        this.isComplete = isComplete;
        this.report = report;
        paths = new TypePaths(api.FindType);
        foreach (var file in api.Files)
        {
            foreach (var stream in file.Document.Api!.Streams) streams[stream.Name] = stream;
        }
    }

    public void Check()
    {
        foreach (var file in api.Files)
        {
            foreach (var stream in file.Document.Api!.Streams) Check(file, stream);
            foreach (var method in file.Document.Api.Methods)
            {
                if (method.Idempotency is { } idempotency) Check(file, method, idempotency);
            }
        }
    }

    private void Check(SchemaFile file, StreamModel stream)
    {
        var values = new ParameterValues(stream);
        if (stream.Open is { } open) CheckCall(file, stream.Name + ".open.call", open, values);
        if (stream.Close is { } close && Method(file, stream.Name + ".open.close", close) is { } closing) CheckArguments(file, stream.Name + ".open.close", closing, stream.Open! with { Method = close }, values, isStrict: false);
        if (stream.Write is { } write) Method(file, stream.Name + ".write", write, needsCall: false);
        if (stream.Key is { } key) CheckKey(file, stream, key);
        if (stream.Recovery is { } recovery) CheckRecovery(file, stream, recovery, values);
        if (stream.LostWhen is { } loss) CheckLoss(file, stream, loss);
    }

    private void CheckKey(SchemaFile file, StreamModel stream, KeyModel key)
    {
        var id = Follow(file, stream.Name + ".key.id", stream.Event, key.Id);
        if (id?.Type is { } type && !IsScalar(type, "string", "int", "long") && !IsJson(type)) Unfit(file, stream.Name + ".key.id", key.Id, "an id is a string or an integer");
        if (key.Version is null || Follow(file, stream.Name + ".key.version", stream.Event, key.Version) is not { } version) return;
        if (!IsVersion(version.Type!)) Unfit(file, stream.Name + ".key.version", key.Version, "a version is a date, a number, or a text of a number");
        else if (id is not null && version.Root != id.Root) Unfit(file, stream.Name + ".key.version", key.Version, "the version lies in the same value as the id");
    }

    private void CheckRecovery(SchemaFile file, StreamModel stream, RecoveryModel recovery, ParameterValues values)
    {
        var place = stream.Name + ".recover.";
        if (CheckCall(file, place + "call", recovery.Call, values with { HasSince = true }) is { } fetch && Result(file, place + "call", fetch) is { } result)
        {
            if (FollowIn(file, place + "items", result, recovery.Items) is { Type: { } items } && !IsListOf(items, ItemType(stream))) Unfit(file, place + "items", recovery.Items, $"the items are an array of {Describe(ItemType(stream))}, as in the event");
            if (recovery.Deleted is { } path && FollowIn(file, place + "deleted", result, path) is { Type: { } deleted } && deleted.Kind != TypeRefKind.Array && !IsJson(deleted)) Unfit(file, place + "deleted", path, "the deleted items are an array");
        }

        if (recovery.Probe is { } probe) CheckProbe(file, stream, probe, values);
        if (stream.Key is { Version: null }) report.Add(Descriptors.UnfitPath, file.Find(MarkKind.Reference, stream.Name + ".recover"), "recover", "a recovery needs to know the newest version; add \"version\" to \"key\"");
        if (recovery.Start is not { } start || CheckCall(file, place + "start.call", start.Call, values) is not { } begin || Result(file, place + "start.call", begin) is not { } first) return;
        if (Follow(file, place + "start.newest", first, start.Newest) is { Type: { } newest } && !IsVersion(newest)) Unfit(file, place + "start.newest", start.Newest, "the newest version is a date, a number, or a text of a number");
    }

    private void CheckProbe(SchemaFile file, StreamModel stream, RecoveryProbeModel probe, ParameterValues values)
    {
        var place = stream.Name + ".recover.probe.";
        if (!new ArgumentRules(api.FindType, values.Find).Fits(probe.Is, Text)) report.Add(Descriptors.UnfitArgument, file.Find(MarkKind.Reference, place + "is"), "is", "it is compared as text", "write a text, or a value that has one: a string, an int, a long, a bool or an enum");
        if (CheckCall(file, place + "call", probe.Call, values with { IsShared = true, HasSince = true }) is not { } call || Result(file, place + "call", call) is not { } result) return;
        if (Follow(file, place + "items", result, probe.Items) is not { Type: { } items }) return;
        if (!IsJson(items) && items.Kind != TypeRefKind.Array) Unfit(file, place + "items", probe.Items, "what changed is listed by an array");
        else if (!IsJson(items) && Follow(file, place + "id", items.Element!, probe.Id) is { Type: { } id } && !IsJson(id) && !IsScalar(id, "string", "int", "long", "bool") && !(id.Kind == TypeRefKind.Named && api.FindType(id.Name) is EnumTypeModel)) Unfit(file, place + "id", probe.Id, "what names a topic is a text or an integer");
    }

    private void CheckLoss(SchemaFile file, StreamModel stream, LossModel loss)
    {
        if (!streams.TryGetValue(loss.Stream, out var other))
        {
            ReportUnknown(file, stream.Name + ".lostWhen", "stream", loss.Stream, streams.Keys, MarkKind.Stream);
            return;
        }

        if (loss.Watch is { } watch) new WatchCheck(api, streams, report).Check(file, stream, other, watch);
        foreach (var mark in file.Marks(MarkKind.Reference))
        {
            var prefix = stream.Name + ".lostWhen.";
            if (!mark.Name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (PathReader.TryParse(mark.Name.Substring(prefix.Length), out var path) is null) Follow(file, mark.Name, other.Event, path);
        }
    }

    private void Check(SchemaFile file, MethodModel method, IdempotencyModel idempotency)
    {
        var place = method.Name + ".idempotent.";
        var by = paths.OfParameters(method.Parameters, idempotency.By);
        if (by.Failed is not null) ReportUnresolved(file, place + "by", by);
        else if (!IsScalar(by.Type!, "string") && !IsJson(by.Type!)) Unfit(file, place + "by", idempotency.By, "an id that is made is a string");
        if (idempotency.Confirm is not { } confirm || Method(file, place + "confirm", confirm) is not { } confirming) return;
        var required = 0;
        var takesId = false;
        foreach (var value in ShapeValues.Typed(confirming.Parameters))
        {
            if (value.IsOptional) continue;
            required++;
            takesId |= IsScalar(value.Type, "string");
        }

        CheckAnswers(file, place + "confirm", method, confirming);
        if (required != 1 || !takesId) report.Add(Descriptors.UnfitArgument, file.Find(MarkKind.Reference, place + "confirm"), confirm, "it is called with the id alone", "name a method whose one required parameter is a string");
    }

    /// <summary>The confirming call's reply is read in the place of the confirmed one's.</summary>
    private void CheckAnswers(SchemaFile file, string place, MethodModel method, MethodModel confirming)
    {
        var at = file.Find(MarkKind.Reference, place);
        if (confirming is { HasReply: false } or { HasManyReplies: true } || method.HasManyReplies)
        {
            report.Add(Descriptors.UnfitConfirmation, at, confirming.Name, method.Name, "both calls are to have one answer", "name a method with \"returns\"");
        }
        else if (method.Returns is { } result && (confirming.Returns is not { } other || other with { IsNullable = false } != result with { IsNullable = false }))
        {
            report.Add(Descriptors.UnfitConfirmation, at, confirming.Name, method.Name, $"it returns {(confirming.Returns is null ? "nothing" : Describe(confirming.Returns))} instead of {Describe(result)}", $"name a method that returns {Describe(result)}, which is read in the place of the lost answer");
        }
    }

    /// <summary>Checks a call's name and values; the method when there is one.</summary>
    private MethodModel? CheckCall(SchemaFile file, string place, CallUseModel use, ParameterValues values)
    {
        if (Method(file, place, use.Method) is not { } method) return null;
        CheckArguments(file, place, method, use, values, isStrict: true);
        return method;
    }

    private void CheckArguments(SchemaFile file, string place, MethodModel method, CallUseModel use, ParameterValues values, bool isStrict)
    {
        var rules = new ArgumentRules(api.FindType, name => name == "since" && values.HasSince ? Date : values.Find(name));
        var names = new List<string>();
        foreach (var parameter in ParameterValues.Of(method.Parameters))
        {
            names.Add(parameter.Name);
            var at = file.Find(MarkKind.Reference, place + "." + parameter.Name) ?? file.Find(MarkKind.Reference, place);
            if (rules.Choose(use, parameter) is not { } value)
            {
                if (!parameter.IsOptional) report.Add(Descriptors.UnfitArgument, at, method.Name, $"it needs a value for '{parameter.Name}'", $"write one under \"params\": {{\"{parameter.Name}\": …}}");
            }
            else if (!rules.Fits(value, parameter))
            {
                report.Add(Descriptors.UnfitArgument, at, method.Name, $"its '{parameter.Name}' is a {Describe(parameter.Type)}", "write a value of that type");
            }
        }

        if (!isStrict) return;
        foreach (var argument in use.Arguments)
        {
            if (!names.Contains(argument.Parameter)) report.Add(Descriptors.UnfitArgument, file.Find(MarkKind.Reference, place + "." + argument.Parameter), method.Name, $"it has no parameter '{argument.Parameter}'", NearestName.Advice(argument.Parameter, names, "remove it"));
        }
    }

    private MethodModel? Method(SchemaFile file, string place, string name, bool needsCall = true)
    {
        if (api.Methods.TryGetValue(name, out var method))
        {
            return !needsCall || SocketCallCheck.Check(method, file.Find(MarkKind.Reference, place), report) ? method : null;
        }

        ReportUnknown(file, place, "method", name, api.Methods.Keys, MarkKind.Method);
        return null;
    }

    private void ReportUnknown(SchemaFile file, string place, string what, string name, IEnumerable<string> names, MarkKind declared)
    {
        if (!isComplete) return;
        foreach (var other in api.Files)
        {
            if (other.Find(declared, name) is not null) return;
        }

        var known = new List<string>(names);
        known.Sort(StringComparer.Ordinal);
        report.Add(Descriptors.UnknownUse, file.Find(MarkKind.Reference, place), api.Name, what, name, NearestName.Advice(name, known, $"declare it under \"{what}s\""));
    }

    private TypeRef? Result(SchemaFile file, string place, MethodModel method)
    {
        if (method.Returns is { } result) return result;
        report.Add(Descriptors.UnfitArgument, file.Find(MarkKind.Reference, place), method.Name, "it returns nothing to look into", "add \"returns\" to the method");
        return null;
    }

    private ResolvedPath? Follow(SchemaFile file, string place, ShapeModel shape, SchemaPath path) => Resolved(file, place, paths.Of(shape, path));

    private ResolvedPath? Follow(SchemaFile file, string place, TypeRef type, SchemaPath path) => Resolved(file, place, paths.Of(type, path));

    /// <summary>Follows a path whose value is taken as it lies in the result, which a string's content does not.</summary>
    private ResolvedPath? FollowIn(SchemaFile file, string place, TypeRef type, SchemaPath path)
    {
        if (Follow(file, place, type, path) is not { } resolved) return null;
        if (resolved.Raw.Steps.Count == path.Steps.Count) return resolved;
        Unfit(file, place, path, "it leads into JSON in a string, where no list can be taken from; let the items lie in the result itself");
        return null;
    }

    private ResolvedPath? Resolved(SchemaFile file, string place, ResolvedPath resolved)
    {
        if (resolved.Failed is null) return resolved;
        ReportUnresolved(file, place, resolved);
        return null;
    }

    private void ReportUnresolved(SchemaFile file, string place, ResolvedPath path)
        => report.Add(Descriptors.UnresolvedPath, file.Find(MarkKind.Reference, place), path.Failed!, path.Owner, NearestName.Advice(path.Failed!, path.Known, "write the wire name of a member, or an index such as [0]"));

    private void Unfit(SchemaFile file, string place, SchemaPath path, string advice)
        => report.Add(Descriptors.UnfitPath, file.Find(MarkKind.Reference, place), PathText.Of(path), advice);

    /// <summary>The type of the value that the key's id lies in.</summary>
    private TypeRef? ItemType(StreamModel stream) => stream.Key is { } key ? paths.Of(stream.Event, key.Id).ItemType : null;

    private static bool IsListOf(TypeRef type, TypeRef? item) => IsJson(type) || (type.Kind == TypeRefKind.Array && (item is null || type.Element! with { IsNullable = false } == item with { IsNullable = false }));

    private static bool IsVersion(TypeRef type) => IsScalar(type, "date", "int", "long", "decimal", "string") || IsJson(type);

    private static bool IsJson(TypeRef type) => IsScalar(type, "json");

    private static bool IsScalar(TypeRef type, params string[] names) => type.Kind == TypeRefKind.Scalar && Array.IndexOf(names, type.Name) >= 0;

    private static string Describe(TypeRef? type) => type is null ? "its items" : type.Kind switch
    {
        TypeRefKind.Array => Describe(type.Element) + "[]",
        TypeRefKind.Map => $"map<{Describe(type.Element)}>",
        TypeRefKind.Text => $"text<{Describe(type.Element)}>",
        _ => type.Name,
    } + (type.IsNullable ? "?" : "");
}
