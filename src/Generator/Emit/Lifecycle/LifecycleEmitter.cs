using Framewright.Generator.Model;

namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>Emits what only some protocols say about a session's life: credentials, decisions, what is kept, how to connect, what an end asks for.</summary>
internal sealed class LifecycleEmitter
{
    private readonly SourceWriter writer;
    private readonly ProtocolModel protocol;
    private readonly SessionValues values;
    private readonly List<string> conditions;

    public LifecycleEmitter(SourceWriter writer, ProtocolModel protocol)
    {
        this.writer = writer;
        this.protocol = protocol;
        values = new SessionValues(protocol.Credentials);
        conditions = new OpeningProgram(protocol).Conditions;
    }

    /// <summary>Whether the protocol says any of it.</summary>
    public static bool IsNeeded(ProtocolModel protocol)
    {
        if (protocol.Credentials.Count > 0 || protocol.Connect is not null || protocol.Heartbeat?.Captured is not null) return true;
        foreach (var frame in protocol.Frames)
        {
            if (frame.Then is not null || frame.RefusesCredentials) return true;
            foreach (var capture in frame.Captures)
            {
                if (capture.IsKept) return true;
            }
        }

        return new OpeningProgram(protocol).Conditions.Count > 0;
    }

    public void Emit()
    {
        if (protocol.Credentials.Count > 0) EmitCredentials();
        EmitKept();
        if (conditions.Count > 0) EmitConditions();
        if (protocol.Heartbeat is { Captured: not null } heartbeat) EmitHeartbeat(heartbeat);
        if (protocol.Connect is { } connect) new ConnectEmitter(writer, protocol, values).Emit(connect);
        EmitThen();
        EmitRefusals();
    }

    private void EmitCredentials()
    {
        var type = protocol.Name + "Credentials";
        var isNeeded = false;
        foreach (var credential in protocol.Credentials) isNeeded |= !credential.IsOptional;
        if (isNeeded) Inherit("public static bool NeedsCredentials => true;");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void Present({CSharp.Protocol}SessionCredentials credentials) =>").Indent();
        writer.Line($"this.credentials = credentials as {type} ?? throw new global::System.ArgumentException({CSharp.Literal($"The protocol '{protocol.Name}' takes credentials of type {type}.")}, nameof(credentials));").Outdent().Line();
    }

    private void EmitKept()
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var frame in protocol.Frames)
        {
            foreach (var capture in frame.Captures)
            {
                all.Add(capture.Name);
                if (capture.IsKept) kept.Add(capture.Name);
            }
        }

        if (kept.Count == 0) return;
        if (protocol.Connect?.Endpoint is { } endpoint)
        {
            foreach (var capture in endpoint.Captures) all.Add(capture.Name);
        }

        Inherit("public static bool KeepsSession => true;");
        writer.Line("/// <inheritdoc/>");
        writer.Open("public void ForgetSocket()");
        foreach (var name in all)
        {
            if (!kept.Contains(name)) writer.Line($"{SessionValues.Field(name)} = null;");
        }

        writer.Close();
        writer.Line();
    }

    private void EmitConditions()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public readonly bool Has(int condition) => condition switch");
        for (var i = 0; i < conditions.Count; i++) writer.Line($"{CSharp.Number(i)} => {values.Has(conditions[i])},");
        writer.Line("_ => false,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitHeartbeat(HeartbeatModel heartbeat)
    {
        var dead = heartbeat.DeadMilliseconds > 0 ? $", global::System.TimeSpan.FromMilliseconds({CSharp.Number(heartbeat.DeadMilliseconds)})" : "";
        var flavour = ProtocolFactsEmitter.Flavour(heartbeat with { IsFixedRate = false });
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public readonly {CSharp.Protocol}HeartbeatPolicy? SessionHeartbeat() =>").Indent();
        var captured = $"{CSharp.Protocol}HeartbeatPolicy.Captured({SessionValues.Field(heartbeat.Captured!)}, {CSharp.Number(heartbeat.UnitMilliseconds)}{dead})";
        writer.Line(flavour.Length == 0 ? captured + ";" : $"{captured} is {{ }} policy ? policy with{flavour} : null;").Outdent().Line();
    }

    private void EmitThen()
    {
        var isThere = false;
        foreach (var frame in protocol.Frames) isThere |= frame.Then is not null;
        if (!isThere) return;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Protocol}CloseAction? Then(int kind) => kind switch");
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Then is { } then) writer.Line($"{CSharp.Number(i)} => {CSharp.Protocol}CloseAction.{ProtocolFactsEmitter.Action(then)}, // {protocol.Frames[i].Name}");
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitRefusals()
    {
        var kinds = "";
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].RefusesCredentials) kinds += (kinds.Length == 0 ? "" : " or ") + CSharp.Number(i);
        }

        if (kinds.Length > 0) Inherit($"public static bool RefusesCredentials(int kind) => kind is {kinds};");
    }

    private void Inherit(string line) => writer.Line("/// <inheritdoc/>").Line(line).Line();
}
