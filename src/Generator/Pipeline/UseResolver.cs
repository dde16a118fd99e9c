using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Resolves what streams and methods say about others: paths become paths from the whole value on, and what leads nowhere is left out, since it is reported.</summary>
internal sealed class UseResolver
{
    private readonly TypePaths paths;
    private readonly Dictionary<string, MethodModel> methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);

    public UseResolver(List<ApiModel> wholes, ApiTypes types)
    {
        paths = new TypePaths(types.Find);
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

    /// <summary>The methods that a resolved document's streams call, by name.</summary>
    public EquatableArray<MethodModel> UsedBy(ApiModel part)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var stream in part.Streams)
        {
            foreach (var name in new[] { stream.Open?.Method, stream.Close, stream.Recovery?.Call.Method, stream.Recovery?.Start?.Call.Method })
            {
                if (name is not null) names.Add(name);
            }
        }

        var used = new List<MethodModel>();
        foreach (var name in names) used.Add(methods[name]);
        return used.ToEquatable();
    }

    private StreamModel Resolve(StreamModel stream)
    {
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
        return version.Type is { } type && version.Root == id.Root ? resolved with { Version = version.Raw, ItemVersion = version.Item, VersionType = type } : resolved;
    }

    private RecoveryModel? Resolve(RecoveryModel recovery)
    {
        if (Known(recovery.Call) is not { } call || methods[call.Method].Returns is not { } result || paths.Of(result, recovery.Items).Type is null) return null;
        return recovery with
        {
            Deleted = recovery.Deleted is { } deleted && paths.Of(result, deleted).Type is not null ? deleted : null,
            Start = recovery.Start is { } start ? Resolve(start) : null,
        };
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
        return by.Type is null ? null : idempotency with { By = by.Raw, Confirm = idempotency.Confirm is { } confirm && methods.ContainsKey(confirm) ? confirm : null };
    }

    private CallUseModel? Known(CallUseModel? use) => use is not null && methods.ContainsKey(use.Method) ? use : null;
}
