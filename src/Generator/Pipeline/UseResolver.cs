using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Resolves what streams and methods say about others: paths become paths from the whole value on, and what leads nowhere is left out, since it is reported.</summary>
internal sealed class UseResolver
{
    private readonly TypePaths paths;
    private readonly ApiTypes types;
    private readonly WatchResolver watches;
    private readonly Dictionary<string, MethodModel> methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);

    public UseResolver(List<ApiModel> wholes, ApiTypes types, IdentityResolver identity)
    {
        this.types = types;
        paths = new TypePaths(types.Find);
        watches = new WatchResolver(streams, identity);
        foreach (var whole in wholes)
        {
            foreach (var method in whole.Methods)
            {
                names.Add(method.Name);
                if (method.HasCall) methods[method.Name] = method;
            }

            foreach (var stream in whole.Streams) streams[stream.Name] = stream;
        }
    }

    /// <summary>The document with its uses resolved.</summary>
    public ApiModel Resolve(ApiModel part)
    {
        var resolvedStreams = new List<StreamModel>(part.Streams.Count);
        foreach (var stream in part.Streams) resolvedStreams.Add(Resolve(stream));
        var resolvedMethods = new List<MethodModel>(part.Methods.Count);
        foreach (var method in part.Methods) resolvedMethods.Add(method.Idempotency is { } idempotency ? method with { Idempotency = Resolve(method, idempotency) } : method);
        return part with { Streams = resolvedStreams.ToEquatable(), Methods = resolvedMethods.ToEquatable() };
    }

    /// <summary>The methods that a resolved document's streams and methods call, by name.</summary>
    public EquatableArray<MethodModel> UsedBy(ApiModel part)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var stream in part.Streams)
        {
            foreach (var name in new[] { stream.Open?.Method, stream.Close, stream.Recovery?.Call.Method, stream.Recovery?.Start?.Call.Method, stream.Recovery?.Probe?.Call.Method })
            {
                if (name is not null) names.Add(name);
            }
        }

        foreach (var method in part.Methods)
        {
            if (method.Idempotency?.Confirm is { } confirm) names.Add(confirm);
        }

        var used = new List<MethodModel>();
        foreach (var name in names) used.Add(methods[name]);
        return used.ToEquatable();
    }

    /// <summary>What a resolved document's streams have to know of those that are watched because of them.</summary>
    public WatchFacts? WatchedBy(ApiModel part) => watches.FactsFor(part);

    private StreamModel Resolve(StreamModel stream)
    {
        stream = watches.WithNeeds(stream);
        if (stream is { Open: null, Write: null, Key: null, LostWhen: null }) return stream with { Recovery = null };
        var key = stream.Key is { } declared ? Resolve(stream, declared) : null;
        return stream with
        {
            Open = Known(stream.Open),
            Close = stream.Close is { } close && methods.ContainsKey(close) ? close : null,
            Write = stream.Write is { } write && names.Contains(write) ? write : null,
            Key = key,
            Recovery = key is not null && stream.Recovery is { } recovery ? Resolve(recovery) : null,
            LostWhen = stream.LostWhen is { } loss ? Resolve(loss) : null,
        };
    }

    private KeyModel? Resolve(StreamModel stream, KeyModel key)
    {
        var id = paths.Of(stream.Event, key.Id);
        if (id.Type is null) return null;
        var resolved = new KeyModel(id.Raw, null) { ItemId = id.Item };
        if (key.Version is null) return resolved;
        var version = paths.Of(stream.Event, key.Version);
        if (version.Type is not { } type || version.Root != id.Root) return resolved;
        return resolved with
        {
            Version = version.Raw,
            ItemVersion = version.Item,
            VersionType = type,
            IdSlots = SlotPaths.Of(types, stream.Event, id, SlotPaths.IsId),
            VersionSlots = SlotPaths.Of(types, stream.Event, version, SlotPaths.IsVersion),
        };
    }

    private RecoveryModel? Resolve(RecoveryModel recovery)
    {
        if (Known(recovery.Call) is not { } call || methods[call.Method].Returns is not { } result || paths.Of(result, recovery.Items).Type is null) return null;
        return recovery with
        {
            Deleted = recovery.Deleted is { } deleted && paths.Of(result, deleted).Type is not null ? deleted : null,
            Start = recovery.Start is { } start ? Resolve(start) : null,
            Probe = recovery.Probe is { } probe ? Resolve(probe) : null,
        };
    }

    private RecoveryProbeModel? Resolve(RecoveryProbeModel probe)
    {
        if (Known(probe.Call) is not { } call || methods[call.Method].Returns is not { } result) return null;
        var items = paths.Of(result, probe.Items);
        if (items.Type is not { } list) return null;
        var id = paths.Of(list.Kind == TypeRefKind.Array ? list.Element! : list, probe.Id);
        return id.Type is null ? null : probe with { Items = items.Raw, Id = id.Raw };
    }

    private RecoveryStartModel? Resolve(RecoveryStartModel start)
    {
        if (Known(start.Call) is not { } call || methods[call.Method].Returns is not { } result) return null;
        var newest = paths.Of(result, start.Newest);
        return newest.Type is { } type ? start with { Newest = newest.Raw, NewestType = type } : null;
    }

    private LossModel? Resolve(LossModel loss)
    {
        if (!streams.TryGetValue(loss.Stream, out var other)) return null;
        var conditions = new List<LossConditionModel>(loss.Conditions.Count);
        foreach (var condition in loss.Conditions)
        {
            var path = paths.Of(other.Event, condition.Path);
            if (path.Type is null) return null;
            conditions.Add(condition with { Path = path.Raw });
        }

        return loss with { Conditions = conditions.ToEquatable() };
    }

    private IdempotencyModel? Resolve(MethodModel method, IdempotencyModel idempotency)
    {
        var by = paths.OfParameters(method.Parameters, idempotency.By);
        if (by.Type is null) return null;
        return idempotency with
        {
            By = by.Raw,
            Confirm = idempotency.Confirm is { } confirm && methods.TryGetValue(confirm, out var confirming) && confirming is { HasReply: true, HasManyReplies: false } ? confirm : null,
            Fill = by.Type is { Kind: TypeRefKind.Scalar, Name: "string" } ? new FillResolver(types).Resolve(method.Parameters, by.Raw) : null,
        };
    }

    private CallUseModel? Known(CallUseModel? use) => use is not null && methods.ContainsKey(use.Method) ? use : null;
}
