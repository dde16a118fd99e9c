using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads what a stream says about its items and its gaps: <c>key</c>, <c>recover</c>, <c>lostWhen</c>.</summary>
internal sealed class RecoveryReader(SchemaContext context, ParameterScope scope, string stream)
{
    private const long DefaultMargin = 5_000;

    private static readonly string[] KeyMembers = { "id", "version" };
    private static readonly string[] RecoverMembers = { "call", "params", "items", "deleted", "margin", "start", "page", "probe" };
    private static readonly string[] StartMembers = { "call", "params", "newest" };
    private static readonly string[] ProbeMembers = { "call", "params", "items", "id", "is" };
    private static readonly string[] LossMembers = { "stream", "match", "params" };

    public KeyModel? ReadKey(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a key", KeyMembers) is not { } reader) return null;
        reader.Require("id", "the path of an item's id in the event, such as \"message._id\"");
        return Path(reader, "id", "key.id") is { } id ? new KeyModel(id, Path(reader, "version", "key.version")) : null;
    }

    public RecoveryModel? ReadRecovery(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a recovery", RecoverMembers) is not { } reader) return null;
        context.Mark(MarkKind.Reference, stream + ".recover", (syntax.Start, 1));
        if (scope.Find("since") is not null) context.Report(Descriptors.NameCollision, (syntax.Start, 1), "since", "a value of this stream", "the date of the last version", "give the value another name");
        var call = new CallUseReader(context, scope, hasSince: true).Read(reader, stream + ".recover.call");
        reader.Require("items", "where the method's result has the changed items, such as \"updated\"");
        var items = Path(reader, "items", "recover.items");
        var deleted = Path(reader, "deleted", "recover.deleted");
        var margin = reader.Find("margin") is { } span ? DurationReader.Read(context, span, "\"margin\"") : DefaultMargin;
        var start = reader.Find("start") is { } begin ? ReadStart(begin) : null;
        var page = reader.Find("page") is { } most ? ReadPage(most) : 0;
        var probe = reader.Find("probe") is { } asked ? ReadProbe(asked) : null;
        return call is null || items is null ? null : new RecoveryModel(call, items, deleted, margin ?? DefaultMargin, start) { PageSize = page, Probe = probe };
    }

    public LossModel? ReadLoss(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"lostWhen\"", LossMembers) is not { } reader) return null;
        var match = reader.Require("match", "values by paths into its event") is { } conditions ? ReadConditions(conditions) : default;
        if (reader.Require("stream", "the name of the stream whose event says so") is null || reader.Text("stream", "the name of a stream") is not { } other) return null;
        context.Mark(MarkKind.Reference, stream + ".lostWhen", other);
        var watch = reader.Find("params") is { } values ? new CallUseReader(context, scope, hasSince: false) { HasIdentity = true }.ReadArguments(values, WatchPlace(stream)) : (EquatableArray<ArgumentModel>?)null;
        return new LossModel(other.Value, match) { Watch = watch };
    }

    /// <summary>What the marks of a watched topic's values are called. Behind a dot stand the paths of <c>match</c>.</summary>
    public static string WatchPlace(string stream) => stream + ".lostWhen:params";

    private RecoveryStartModel? ReadStart(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "the start of a recovery", StartMembers) is not { } reader) return null;
        var call = new CallUseReader(context, scope, hasSince: false).Read(reader, stream + ".recover.start.call");
        reader.Require("newest", "where the method's result has the newest version, such as \"messages[0]._updatedAt\"");
        return Path(reader, "newest", "recover.start.newest") is { } newest && call is not null ? new RecoveryStartModel(call, newest) : null;
    }

    private RecoveryProbeModel? ReadProbe(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a probe", ProbeMembers) is not { } reader) return null;
        var call = new CallUseReader(context, scope, hasSince: true) { IsShared = true }.Read(reader, stream + ".recover.probe.call");
        reader.Require("items", "where the method's result lists what changed, such as \"update\"");
        reader.Require("id", "where an element of the list names a topic, such as \"_id\"");
        var items = Path(reader, "items", "recover.probe.items");
        var id = Path(reader, "id", "recover.probe.id");
        if (reader.Require("is", "the value of the topic that stands there, such as \"{roomId}\"") is null || reader.Text("is", "a text such as \"{roomId}\"") is not { } text) return null;
        context.Mark(MarkKind.Reference, stream + ".recover.probe.is", text);
        var value = new CallUseReader(context, scope, hasSince: false).ReadValue(text);
        return call is null || items is null || id is null || value is null ? null : new RecoveryProbeModel(call, items, id, value);
    }

    private int ReadPage(JsonSyntax syntax)
    {
        if (syntax is JsonLiteralSyntax { Kind: LiteralKind.Number } number && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0) return page;
        context.Report(Descriptors.WrongKind, syntax, "\"page\"", "the most items that one call returns, a whole number from 1 on");
        return 0;
    }

    private EquatableArray<LossConditionModel> ReadConditions(JsonSyntax syntax)
    {
        if (context.AsObject(syntax, "\"match\"", "an object of values by paths into the event") is not { } members) return default;
        var values = new CallUseReader(context, scope, hasSince: false);
        var conditions = new List<LossConditionModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            context.Mark(MarkKind.Reference, stream + ".lostWhen." + member.Name.Value, member.Name);
            if (PathReader.TryParse(member.Name.Value, out var path) is { } advice) context.Report(Descriptors.BadPath, member.Name, member.Name.Value, advice);
            else if (member.Value is not (JsonStringSyntax or JsonLiteralSyntax)) context.Report(Descriptors.WrongKind, member.Value, "What the value has to be", "a text such as \"{roomId}\", or a constant");
            else if (values.ReadValue(member.Value) is { } value) conditions.Add(new LossConditionModel(path, value));
        }

        if (members.Members.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"match\"", "at least one condition");
        return conditions.ToEquatable();
    }

    private SchemaPath? Path(ObjectReader reader, string member, string place)
    {
        if (PathReader.Read(context, reader, member) is not { } path) return null;
        context.Mark(MarkKind.Reference, stream + "." + place, reader.Find(member)!);
        return path;
    }
}
