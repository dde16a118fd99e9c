namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>Emits the constructors of a client whose protocol has credentials of its own.</summary>
internal sealed class CredentialedConstructors(SourceWriter writer, ApiFacts facts, CredentialsFacts credentials, string knowledge)
{
    private string source = "credentials";

    public void Emit(SessionFacts? session)
    {
        // Where the api has credentials of its own, those are what a user means by the word.
        if (session is not null) source = "protocolCredentials";
        if (session is not null) writer.Line("private readonly Authenticator? authenticator;").Line();
        if (!credentials.AreNeeded) EmitPlain();
        EmitPresenting(session is null ? "" : " and whose sessions are not authenticated: log in by calling the method yourself");
        if (session is not null) EmitAuthenticating(session);
    }

    private void EmitPlain()
    {
        writer.Summary(null, "Creates a client that is not yet connected and presents nothing.");
        writer.Param("options", null, "Where to connect, timeouts, limits.");
        writer.Line($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options) => Connection = new {Connection}(options){knowledge};");
        writer.Line();
    }

    private void EmitPresenting(string what)
    {
        writer.Summary(null, $"Creates a client that is not yet connected{what}.");
        EmitDocs();
        writer.Open($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options, {Source(credentials.Type)} {source})");
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({source});");
        writer.Line($"Connection = new {Connection}(options, null, {Presenting}){knowledge};");
        writer.Close();
        writer.Line();
    }

    private void EmitAuthenticating(SessionFacts session)
    {
        writer.Summary(null, "Creates a client that is not yet connected.");
        EmitDocs();
        writer.Param("credentials", null, "Asked for the credentials at every attempt that has no token of an earlier login.");
        session.DocumentChallenge(writer);
        writer.Open($"public {facts.ClientName}({CSharp.Root}RealtimeOptions options, {Source(credentials.Type)} {source}, {Source(session.Credentials)} credentials{session.ChallengeParameter})");
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({source});");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(credentials);");
        writer.Line($"authenticator = new Authenticator(this, credentials){session.ChallengeInitialiser};");
        writer.Line($"Connection = new {Connection}(options, authenticator, {Presenting}){knowledge};");
        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {session.Result}? Identity => authenticator?.Identity;");
        writer.Line();
    }

    private void EmitDocs()
    {
        writer.Param("options", null, "Where to connect, timeouts, limits.");
        writer.Param(source, null, "Asked at every attempt for what opens a session.");
    }

    private string Presenting => $"async cancellationToken => await {source}(cancellationToken).ConfigureAwait(false)";

    private string Connection => $"{CSharp.Root}RealtimeConnection<{facts.ProtocolType}>";

    private static string Source(string type) => $"global::System.Func<{CSharp.CancellationToken}, {CSharp.ValueTask}<{type}>>";
}
