using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Spells what a stream says about itself beside its events: the members of its definition and of its topics.</summary>
internal sealed class DescriptorEmitter
{
    private readonly ApiFacts facts;
    private readonly Codecs codecs;

    public DescriptorEmitter(ApiFacts facts)
    {
        this.facts = facts;
        codecs = new Codecs(facts);
    }

    /// <summary>The initialisers of a stream's definition; empty for a stream that says nothing besides.</summary>
    public List<string> OfStream(StreamModel stream)
    {
        var members = new List<string>();
        if (stream.Values.Count > 0) members.Add("Values = " + MethodEmitter.Values(stream.Values));
        if (stream.Template is { } template) members.Add($"Template = {CSharp.Literal(template)}");
        if (stream.EndTemplate is { } end) members.Add($"EndTemplate = {CSharp.Literal(end)}");
        if (Confirmation(stream) is { } confirm) members.Add($"Confirm = {CSharp.Protocol}Confirmation.{char.ToUpperInvariant(confirm[0])}{confirm.Substring(1)}");
        if (stream.IsCarried) members.Add("IsCarried = true");
        if (stream.Write is { } write) members.Add($"WrittenBy = {CSharp.Literal(write)}");
        if (stream.Key is { } key) members.Add("Key = " + Key(key));
        if (stream.Recovery is { } recovery) members.Add("Recovery = " + Recovery(recovery));
        return members;
    }

    /// <summary>The initialisers of a topic.</summary>
    /// <param name="values">The values that the stream has.</param>
    public List<string> OfTopic(StreamModel stream, IReadOnlyList<TypedValue> values)
    {
        var members = new List<string>();
        var calls = new CallUseEmitter(facts, values);
        if (stream.Removal is not null)
        {
            var parameters = new ParameterList();
            parameters.Add(stream.Removal);
            members.Add($"Removal = {stream.Name}Removal({parameters.Arguments()})");
        }

        if (stream.Open is { } open && calls.Expression(open) is { } opening) members.Add("Calls = " + Calls(stream, open, opening, calls));
        if (stream.Recovery is { } recovery && Fetch(recovery, values) is { } fetch) members.Add("Recovery = " + fetch);
        if (stream.LostWhen is { } loss) members.Add("LostWhen = " + Loss(loss, calls, values));
        return members;
    }

    /// <summary>The initialiser of a method's descriptor.</summary>
    public string Idempotency(IdempotencyModel model)
    {
        var confirm = model.Confirm is { } name ? ", " + CSharp.Literal(name) : "";
        var call = model.Confirm is { } confirming && facts.Method(confirming) is { } method
            ? $" {{ Confirmation = new {CSharp.Protocol}CallConfirmation<{CallUseEmitter.CallType(confirming)}>(id => {CallUseEmitter.WithId(method, "id")}) }}"
            : "";
        return $"new {CSharp.Protocol}CallIdempotency({Path(model.By)}, {Scheme(model)}{confirm}){call}";
    }

    /// <summary>How the ids of a repeatable method are made.</summary>
    public static string Scheme(IdempotencyModel model) => $"{CSharp.Protocol}IdScheme.{(model.Create == "uuid" ? "Uuid" : "Alphanumeric17")}";

    /// <summary>A path as the runtime walks it.</summary>
    public static string Path(SchemaPath path)
    {
        var steps = "";
        foreach (var step in path.Steps) steps += (steps.Length == 0 ? "" : ", ") + (Step(step));
        return $"new {CSharp.Json}JsonPath({steps})";
    }

    private static string Step(PathStep step) =>
        step == PathStep.InText ? CSharp.Json + "JsonPathStep.InText" : step.Name is { } name ? CSharp.Literal(name) : CSharp.Number(step.Index);

    /// <summary>What confirms a stream, where the session could not tell by itself: nothing answers a method without a reply.</summary>
    private string? Confirmation(StreamModel stream) =>
        stream.Confirm ?? (stream.Open is { } open && facts.Method(open.Method) is { HasReply: false } ? "none" : null);

    private string Key(KeyModel key)
    {
        var version = key.Version is null ? "" : $", {Path(key.Version)}, {Path(key.ItemVersion!)}, {Versions(key.VersionType!)}";
        var slots = key.IdSlots is { } id && key.VersionSlots is { } number ? $" {{ IdSlots = {Slots(id)}, VersionSlots = {Slots(number)} }}" : "";
        return $"new {CSharp.Protocol}StreamKey({Path(key.Id)}, {Path(key.ItemId!)}{version}){slots}";
    }

    private static string Slots(EquatableArray<int> members)
    {
        var numbers = "";
        foreach (var member in members) numbers += (numbers.Length == 0 ? "" : ", ") + CSharp.Number(member);
        return $"new {CSharp.Json}SlotPath({numbers})";
    }

    private string Recovery(RecoveryModel recovery)
    {
        var deleted = recovery.Deleted is { } path ? Path(path) : "null";
        var start = recovery.Start is { } begin ? $", {Path(begin.Newest)}, {Versions(begin.NewestType!)}" : "";
        return $"new {CSharp.Protocol}StreamRecovery(global::System.TimeSpan.FromMilliseconds({CSharp.Number(recovery.MarginMilliseconds)}), {Path(recovery.Items)}, {deleted}{start}){(recovery.PageSize > 0 ? $" {{ PageSize = {CSharp.Number(recovery.PageSize)} }}" : "")}";
    }

    private string Versions(TypeRef type) => type is { Kind: TypeRefKind.Scalar, Name: "date" }
        ? $"{CSharp.Protocol}DateVersion<{codecs.For(type).Reader}>.Instance"
        : $"{CSharp.Protocol}NumberVersion.Instance";

    private static string Calls(StreamModel stream, CallUseModel open, string opening, CallUseEmitter calls)
    {
        var closing = stream.Close is { } close ? calls.Expression(open with { Method = close }) : null;
        return closing is null
            ? $"new {CSharp.Protocol}TopicCalls<{CallUseEmitter.CallType(open.Method)}>({opening})"
            : $"new {CSharp.Protocol}TopicCalls<{CallUseEmitter.CallType(open.Method)}, {CallUseEmitter.CallType(stream.Close!)}>({opening}, {closing})";
    }

    private string? Fetch(RecoveryModel recovery, IReadOnlyList<TypedValue> values)
    {
        var since = new TypedValue("since", new TypeRef(TypeRefKind.Scalar, "date", null, false), false, false, null);
        if (new CallUseEmitter(facts, [.. values, since]).Expression(recovery.Call) is not { } fetch) return null;
        var type = CallUseEmitter.CallType(recovery.Call.Method);
        var probe = recovery.Probe is { } asked && Probe(asked, since, new CallUseEmitter(facts, values)) is { } made ? $" {{ Probe = {made} }}" : "";
        if (recovery.Start is not { } start || new CallUseEmitter(facts, values).Expression(start.Call) is not { } begin) return $"new {CSharp.Protocol}TopicRecovery<{type}>(since => {fetch}){probe}";
        return $"new {CSharp.Protocol}TopicRecovery<{type}, {CallUseEmitter.CallType(start.Call.Method)}>(since => {fetch}, {begin}){probe}";
    }

    private string? Probe(RecoveryProbeModel probe, TypedValue since, CallUseEmitter calls)
    {
        if (new CallUseEmitter(facts, [since]).Expression(probe.Call) is not { } call) return null;
        return $"new {CSharp.Protocol}RecoveryProbe<{CallUseEmitter.CallType(probe.Call.Method)}>(since => {call}, {Path(probe.Items)}, {Path(probe.Id)}, {calls.Text(probe.Is)})";
    }

    private string Loss(LossModel loss, CallUseEmitter calls, IReadOnlyList<TypedValue> values)
    {
        var conditions = "";
        foreach (var condition in loss.Conditions) conditions += $", new {CSharp.Protocol}LossCondition({Path(condition.Path)}, {calls.Text(condition.Value)})";
        var watch = loss.Watch is { } arguments && facts.Watches?.Stream(loss.Stream) is { } watched && new WatchEmitter(facts, values).Expression(watched, arguments) is { } topic ? $", () => {topic}" : "";
        return $"new {CSharp.Protocol}TopicLoss({facts.StreamsName}.{loss.Stream}{watch}{conditions})";
    }
}
