using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Schema.Validation;

namespace Framewright.Generator.Versions;

/// <summary>Checks that methods, streams and members which kept streams, methods and the session name by themselves are in the targeted version too.</summary>
internal sealed class VersionUseCheck
{
    private readonly ApiSchema api;
    private readonly VersionNeeds needs;
    private readonly TypePaths whole;
    private readonly TypePaths cut;

    public VersionUseCheck(ApiSchema api, VersionNeeds needs)
    {
        this.api = api;
        this.needs = needs;
        whole = new TypePaths(name => api.Types.TryGetValue(name, out var type) ? type : null);
        var kept = new Dictionary<string, TypeModel>(StringComparer.Ordinal);
        foreach (var part in VersionCut.Apply(api.Files.ConvertAll(static file => file.Document.Api!), needs.Scope.Target))
        {
            foreach (var type in part.Types) kept[type.Name] = type;
        }

        cut = new TypePaths(name => kept.TryGetValue(name, out var type) ? type : null);
    }

    public void Check(SchemaFile file)
    {
        var part = file.Document.Api!;
        foreach (var stream in part.Streams)
        {
            if (needs.IsKept(new VersionOwner(MarkKind.Stream, stream.Name))) Check(file, stream);
        }

        foreach (var method in part.Methods)
        {
            if (!needs.IsKept(new VersionOwner(MarkKind.Method, method.Name))) continue;
            if (method.Idempotency is { } idempotency) Check(file, method, idempotency);
            if (method.Http is { } http && api.Identity is { } identity) Check(file, method, http, identity);
        }

        if (part.Session is { } session) Check(file, session);
    }

    private void Check(SchemaFile file, StreamModel stream)
    {
        var owner = new VersionOwner(MarkKind.Stream, stream.Name);
        CheckMethod(file, owner, "open.call", stream.Open?.Method);
        CheckMethod(file, owner, "open.close", stream.Close);
        CheckMethod(file, owner, "write", stream.Write);
        if (stream.Key is { } key)
        {
            CheckPath(owner, Place(file, owner, "key.id"), paths => paths.Of(stream.Event, key.Id));
            if (key.Version is { } version) CheckPath(owner, Place(file, owner, "key.version"), paths => paths.Of(stream.Event, version));
        }

        if (stream.Recovery is { } recovery)
        {
            CheckMethod(file, owner, "recover.call", recovery.Call.Method);
            CheckResult(file, owner, "recover.items", recovery.Call.Method, recovery.Items);
            if (recovery.Deleted is { } deleted) CheckResult(file, owner, "recover.deleted", recovery.Call.Method, deleted);
            CheckMethod(file, owner, "recover.start.call", recovery.Start?.Call.Method);
            if (recovery.Start is { } start) CheckResult(file, owner, "recover.start.newest", start.Call.Method, start.Newest);
            if (recovery.Probe is { } probe) CheckProbe(file, owner, probe);
        }

        if (stream.LostWhen is { } loss) CheckLoss(file, owner, loss);
    }

    private void CheckProbe(SchemaFile file, VersionOwner owner, RecoveryProbeModel probe)
    {
        CheckMethod(file, owner, "recover.probe.call", probe.Call.Method);
        CheckResult(file, owner, "recover.probe.items", probe.Call.Method, probe.Items);
        if (api.Methods.TryGetValue(probe.Call.Method, out var called) && called.Returns is { } result && whole.Of(result, probe.Items).Type is { } list) CheckPath(owner, Place(file, owner, "recover.probe.id"), paths => paths.Of(list.Kind == TypeRefKind.Array ? list.Element! : list, probe.Id));
    }

    private void CheckLoss(SchemaFile file, VersionOwner owner, LossModel loss)
    {
        foreach (var argument in loss.Watch ?? default)
        {
            if (api.Identity is not { } identity || argument.Value is not NamedArgument named || !named.Name.StartsWith(IdentityPaths.Prefix, StringComparison.Ordinal)) continue;
            if (PathReader.TryParse(named.Name.Substring(IdentityPaths.Prefix.Length), out var path) is null) CheckPath(owner, file.Find(MarkKind.Reference, RecoveryReader.WatchPlace(owner.Name) + "." + argument.Parameter), paths => paths.Of(identity, path));
        }

        needs.Check(owner, Place(file, owner, "lostWhen"), new VersionOwner(MarkKind.Stream, loss.Stream));
        if (FindStream(loss.Stream) is not { } other) return;
        foreach (var condition in loss.Conditions) CheckPath(owner, Place(file, owner, "lostWhen." + PathText.Of(condition.Path)) ?? Place(file, owner, "lostWhen"), paths => paths.Of(other.Event, condition.Path));
    }

    private void Check(SchemaFile file, MethodModel method, IdempotencyModel idempotency)
    {
        var owner = new VersionOwner(MarkKind.Method, method.Name);
        CheckMethod(file, owner, "idempotent.confirm", idempotency.Confirm);
        CheckPath(owner, Place(file, owner, "idempotent.by"), paths => paths.OfParameters(method.Parameters, idempotency.By));
    }

    /// <summary>A call over HTTP may present members of what the login resulted in.</summary>
    private void Check(SchemaFile file, MethodModel method, HttpModel http, TypeRef identity)
    {
        const string prefix = "identity.";
        var owner = new VersionOwner(MarkKind.Method, method.Name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        http.Visit(use =>
        {
            if (!use.Name.StartsWith(prefix, StringComparison.Ordinal) || !seen.Add(use.Name)) return;
            if (PathReader.TryParse(use.Name.Substring(prefix.Length), out var path) is null) CheckPath(owner, file.Find(MarkKind.HttpValue, method.Name + "/" + use.Name), paths => paths.Of(identity, path));
        });
    }

    /// <summary>That the method is there is checked at its mark.</summary>
    private void Check(SchemaFile file, SessionModel session)
    {
        var owner = new VersionOwner(MarkKind.Session, "session");
        if (!api.Methods.TryGetValue(session.Authenticate, out var method)) return;
        if (session.Token is { } token && method.Returns is { } result && PathReader.TryParse(token, out var path) is null) CheckPath(owner, file.Find(MarkKind.Token), paths => paths.Of(result, path));
        if (session.Resume is not { } resume || LoginMethod.CredentialsOf(method) is not { Type.Kind: TypeRefKind.Named } credentials) return;
        needs.Check(owner, file.Find(MarkKind.Resume), new VersionOwner(MarkKind.Field, credentials.Type.Name + "." + resume));
    }

    private void CheckMethod(SchemaFile file, VersionOwner owner, string place, string? method)
    {
        if (method is not null) needs.Check(owner, Place(file, owner, place), new VersionOwner(MarkKind.Method, method));
    }

    private void CheckResult(SchemaFile file, VersionOwner owner, string place, string method, SchemaPath path)
    {
        if (api.Methods.TryGetValue(method, out var called) && called.Returns is { } result) CheckPath(owner, Place(file, owner, place), paths => paths.Of(result, path));
    }

    /// <summary>A path that leads somewhere in the whole api, but not in what is left of it, meets a member that the version lacks.</summary>
    private void CheckPath(VersionOwner owner, SourceSpan? at, Func<TypePaths, ResolvedPath> follow)
    {
        if (follow(whole).Failed is not null || follow(cut) is not { Failed: { } member } failed) return;
        needs.Check(owner, at, new VersionOwner(MarkKind.Field, failed.Owner.Trim('\'') + "." + member));
    }

    private StreamModel? FindStream(string name)
    {
        foreach (var file in api.Files)
        {
            foreach (var stream in file.Document.Api!.Streams)
            {
                if (stream.Name == name) return stream;
            }
        }

        return null;
    }

    private static SourceSpan? Place(SchemaFile file, VersionOwner owner, string place) => file.Find(MarkKind.Reference, owner.Name + "." + place);
}
