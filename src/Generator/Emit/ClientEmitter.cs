using Framewright.Generator.Emit.Lifecycle;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits what belongs to the anchor class itself: construction, the connection, and how a session authenticates.</summary>
internal sealed class ClientEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private string knowledge = "";

    public ClientEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
    }

    /// <summary>Emits the client.</summary>
    /// <param name="session">How a session authenticates; null when it needs no credentials.</param>
    /// <param name="credentials">What the protocol has to present; null for nothing.</param>
    /// <param name="use">What the api says when it opens a scope; null for nothing.</param>
    /// <param name="rates">How often the server lets a connection act; null when the schema does not say.</param>
    /// <param name="hasErrors">Whether the api knows error codes.</param>
    public void Emit(SessionFacts? session, CredentialsFacts? credentials, ApiScopeModel? use = null, RatesModel? rates = null, bool hasErrors = false)
    {
        knowledge = Knowledge(rates, hasErrors);
        var scope = facts.Scope is { } bound ? new ScopeEmitter(writer, facts, bound, use) : null;
        EmitInterface(session, scope);
        writer.Summary(null, $"A typed client of the {facts.Api} api over one connection.");
        writer.Remarks("All members are safe to use from any thread. Dispose it to close the connection.");
        writer.Open($"partial class {facts.ClientName} : I{facts.ClientName}");
        if (credentials is not null) new CredentialedConstructors(writer, facts, credentials, knowledge).Emit(session);
        else if (session is null) EmitPlainConstructor();
        else EmitAuthenticatedConstructor(session);
        EmitLifetime();
        scope?.EmitMembers(session is not null);
        if (session is not null) EmitAuthenticator(session);
        writer.Close();
    }

    private void EmitInterface(SessionFacts? session, ScopeEmitter? scope)
    {
        writer.Summary(null, $"The {facts.Api} api, for code that wants to be tested without a server.");
        writer.Open($"{facts.Accessibility} partial interface I{facts.ClientName} : {CSharp.Root}IRealtimeClient");
        if (session is not null)
        {
            writer.Summary(null, "Who the session belongs to; null before the first successful login.");
            writer.Line($"{session.Result}? Identity {{ get; }}");
        }

        scope?.EmitDeclaration();
        writer.Close();
        writer.Line();
    }

    private void EmitPlainConstructor()
    {
        writer.Summary(null, "Creates a client that is not yet connected.");
        writer.Param("options", null, "Where to connect, timeouts, limits.");
        writer.Open($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options)");
        writer.Line($"Connection = new {CSharp.Root}RealtimeConnection<{facts.ProtocolType}>(options){knowledge};");
        writer.Close();
        writer.Line();
    }

    private void EmitAuthenticatedConstructor(SessionFacts session)
    {
        writer.Line("private readonly Authenticator? authenticator;");
        writer.Line();
        writer.Summary(null, "Creates a client that is not yet connected and whose sessions are not authenticated: log in by calling the method yourself.");
        writer.Param("options", null, "Where to connect, timeouts, limits.");
        writer.Line($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options) => Connection = new {CSharp.Root}RealtimeConnection<{facts.ProtocolType}>(options){knowledge};");
        writer.Line();
        writer.Summary(null, "Creates a client that is not yet connected.");
        writer.Param("options", null, "Where to connect, timeouts, limits.");
        writer.Param("credentials", null, "Asked for the credentials at every attempt that has no token of an earlier login.");
        session.DocumentChallenge(writer);
        writer.Open($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options, global::System.Func<{CSharp.CancellationToken}, {CSharp.ValueTask}<{session.Credentials}>> credentials{session.ChallengeParameter})");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(credentials);");
        writer.Line($"authenticator = new Authenticator(this, credentials){session.ChallengeInitialiser};");
        writer.Line($"Connection = new {CSharp.Root}RealtimeConnection<{facts.ProtocolType}>(options, authenticator){knowledge};");
        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {session.Result}? Identity => authenticator?.Identity;");
        writer.Line();
    }

    private void EmitLifetime()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {CSharp.Root}RealtimeConnection Connection {{ get; }}");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {CSharp.ValueTask} ConnectAsync({CSharp.CancellationToken} cancellationToken = default) => Connection.ConnectAsync(cancellationToken);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {CSharp.ValueTask} DisposeAsync() => Connection.DisposeAsync();");
        writer.Line();
    }

    private void EmitAuthenticator(SessionFacts session)
    {
        var resumes = session is { TokenExpression: not null, ResumeMember: not null };
        writer.Open($"private sealed class Authenticator : {CSharp.Root}LoginAuthenticator<{session.Credentials}, {session.Result}>");
        writer.Line($"private readonly {facts.ClientName} client;");
        writer.Line();
        writer.Line($"public Authenticator({facts.ClientName} client, global::System.Func<{CSharp.CancellationToken}, {CSharp.ValueTask}<{session.Credentials}>> credentials)").Indent();
        writer.Line(": base(credentials) => this.client = client;").Outdent();
        writer.Line();
        writer.Line($"protected override {CSharp.ValueTask}<{session.Result}> LoginAsync({session.Credentials} credentials, {CSharp.CancellationToken} cancellationToken) => client.{session.Method}Async(credentials, cancellationToken);");
        writer.Line();
        writer.Line($"protected override bool IsTerminal(string? code) => {CodeCondition(session.Terminal)};");
        if (session.Challenge.Count > 0)
        {
            writer.Line();
            writer.Line($"protected override bool IsChallenge(string? code) => {CodeCondition(session.Challenge)};");
        }

        if (resumes)
        {
            writer.Line();
            writer.Line($"protected override {session.Credentials}? Resume({session.Result} identity) => identity.{session.TokenExpression} is {{ Length: > 0 }} token ? {session.Credentials}.Empty with {{ {session.ResumeMember} = token }} : null;");
        }

        writer.Close();
    }

    /// <summary>What a connection is told of the service, as an initialiser; empty for nothing.</summary>
    private string Knowledge(RatesModel? rates, bool hasErrors)
    {
        var parts = new List<string>();
        if (rates is not null) parts.Add($"Rates = {Limits(rates)}");
        if (hasErrors) parts.Add($"Advice = {ErrorCodesEmitter.Advice(facts)}");
        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }

    private static string Limits(RatesModel rates)
    {
        var subscribe = rates.Subscribe is { } often ? $"Subscribe: {Limit(often)}" : "";
        var call = rates.Call is { } most ? $"Call: {Limit(most)}" : "";
        return $"new {CSharp.Protocol}RateLimits({subscribe}{(subscribe.Length > 0 && call.Length > 0 ? ", " : "")}{call})";
    }

    private static string Limit(RateModel rate) => $"new {CSharp.Protocol}RateLimit({rate.Count}, global::System.TimeSpan.FromMilliseconds({CSharp.Number(rate.PeriodMilliseconds)}))";

    private static string CodeCondition(EquatableArray<string> codes)
    {
        var pattern = "";
        foreach (var code in codes) pattern += (pattern.Length == 0 ? "" : " or ") + CSharp.Literal(code);
        return pattern.Length == 0 ? "false" : "code is " + pattern;
    }
}
