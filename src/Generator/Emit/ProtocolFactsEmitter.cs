using Framewright.Generator.Emit.Lifecycle;
using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits what a protocol states about itself: names, heartbeat, opening, answers, close codes.</summary>
internal sealed class ProtocolFactsEmitter
{
    private readonly SourceWriter writer;
    private readonly ProtocolModel protocol;

    public ProtocolFactsEmitter(SourceWriter writer, ProtocolModel protocol)
    {
        this.writer = writer;
        this.protocol = protocol;
    }

    public void Emit()
    {
        Inherit($"public static string Name => {CSharp.Literal(protocol.Name)};");
        Inherit(protocol.Heartbeat is { Captured: null } heartbeat
            ? $"public static {CSharp.Protocol}HeartbeatPolicy? Heartbeat => new {CSharp.Protocol}HeartbeatPolicy({Time(heartbeat.IdleMilliseconds)}, {Time(heartbeat.DeadMilliseconds)}){Flavour(heartbeat)};"
            : $"public static {CSharp.Protocol}HeartbeatPolicy? Heartbeat => null;");
        Inherit($"public static bool ConfirmsSubscriptions => {CSharp.Bool(HasRole("subscribed") || (HasRole("reply") && SubscribesWithId()))};");
        EmitOpening();
        EmitKindNames();
        EmitAnswers();
        EmitCaptures();
        EmitClose();
        EmitExtras();
    }

    /// <summary>What only some protocols have; the seam has defaults for the others.</summary>
    private void EmitExtras()
    {
        if (protocol.Separator != 0) Inherit($"public static byte FrameSeparator => {CSharp.Number(protocol.Separator)};");
        if (protocol.HasFrameArrays) Inherit("public static bool HasFrameArrays => true;");
        if (HasFrame(static frame => frame.BodyIsText)) Inherit("public static bool HasTextBodies => true;");
        if (protocol.InFlight > 0) Inherit($"public static int InFlightLimit => {CSharp.Number(protocol.InFlight)};");
        if (DependsOnSession()) Inherit("public static bool CallsDependOnSession => true;");
        if (TemplateOrdinal("cancel") >= 0) Inherit("public static bool CancelsCalls => true;");
        if (HasFrame(static frame => frame.Fail is not null)) EmitFailures();
        if (protocol.CallErrors is { } errors) EmitCallErrors(errors);
    }

    /// <summary>Whether the frame of a call or a subscription may hold a value that belongs to one socket.</summary>
    private bool DependsOnSession()
    {
        foreach (var template in protocol.Templates)
        {
            if ((TemplateUses.IsOfMethods(template) || TemplateUses.IsOfStreams(template)) && TemplateUses.Any(template.Root, TemplateUses.IsOfSocket)) return true;
        }

        return false;
    }

    private void EmitFailures()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public static int FailureOf(int kind) => kind switch");
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Fail is { } fail) writer.Line($"{i} => {TemplateOrdinal(fail)}, // {protocol.Frames[i].Name} → {fail}");
        }

        writer.Line("_ => -1,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitCallErrors(CallErrorsModel errors)
    {
        writer.Line($"private static readonly {CSharp.Protocol}CallError UnknownCall = {CallError(errors.Unknown)};").Line();
        writer.Line($"private static readonly {CSharp.Protocol}CallError WrongParameters = {CallError(errors.Parameters)};").Line();
        writer.Line($"private static readonly {CSharp.Protocol}CallError FailedCall = {CallError(errors.Failed)};").Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Protocol}CallError? ErrorOf({CSharp.Protocol}CallErrorKind kind) => kind switch");
        writer.Line($"{CSharp.Protocol}CallErrorKind.Unknown => UnknownCall,");
        writer.Line($"{CSharp.Protocol}CallErrorKind.Parameters => WrongParameters,");
        writer.Line("_ => FailedCall,");
        writer.Close(";");
        writer.Line();
    }

    private static string CallError(CallErrorModel error) => $"new({Json(error.Code)}, {Json(error.Reason)}, {Json(error.Message)}, {Json(error.Details)})";

    private static string Json(string? json) => json is null ? "null" : CSharp.Utf8Literal(json) + ".ToArray()";

    private bool HasFrame(Func<FrameModel, bool> wants)
    {
        foreach (var frame in protocol.Frames)
        {
            if (wants(frame)) return true;
        }

        return false;
    }

    private void Inherit(string line) => writer.Line("/// <inheritdoc/>").Line(line).Line();

    private bool HasRole(string role)
    {
        foreach (var frame in protocol.Frames)
        {
            if (frame.Role == role) return true;
        }

        return false;
    }

    /// <summary>Whether a subscription carries an id that a reply can repeat.</summary>
    private bool SubscribesWithId()
    {
        var others = false;
        foreach (var template in protocol.Templates)
        {
            if (template.Name == "subscribe") return HoldsId(template.Root);
            others |= TemplateUses.IsOfStreams(template) && HoldsId(template.Root);
        }

        return others;
    }

    private static bool HoldsId(TemplateNode node)
    {
        switch (node)
        {
            case TemplatePlaceholder placeholder:
                return placeholder.Name == "id";
            case TemplateObject model:
                foreach (var member in model.Members)
                {
                    if (HoldsId(member.Value)) return true;
                }

                return false;
            case TemplateArray array:
                foreach (var item in array.Items)
                {
                    if (HoldsId(item)) return true;
                }

                return false;
            default:
                return false;
        }
    }

    private void EmitOpening()
    {
        writer.Open($"private static readonly {CSharp.Protocol}OpeningStep[] OpeningSteps =");
        foreach (var line in new OpeningProgram(protocol).Lines) writer.Line(line);
        writer.Close(";");
        writer.Line();
        Inherit($"public static global::System.ReadOnlySpan<{CSharp.Protocol}OpeningStep> Opening => OpeningSteps;");
    }

    private void EmitKindNames()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public static string KindName(int kind) => kind switch");
        for (var i = 0; i < protocol.Frames.Count; i++) writer.Line($"{i} => {CSharp.Literal(protocol.Frames[i].Name)},");
        writer.Line("_ => \"unknown\",");
        writer.Close(";");
        writer.Line();
    }

    private void EmitAnswers()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public static int AnswerTo(int kind) => kind switch");
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Answer is { } answer) writer.Line($"{i} => {TemplateOrdinal(answer)}, // {protocol.Frames[i].Name} → {answer}");
        }

        writer.Line("_ => -1,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitCaptures()
    {
        var kinds = "";
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Captures.Count > 0) kinds += (kinds.Length == 0 ? "" : " or ") + CSharp.Number(i);
        }

        Inherit($"public static bool Captures(int kind) => {(kinds.Length == 0 ? "false" : "kind is " + kinds)};");
    }

    private void EmitClose()
    {
        var fallback = "Retry";
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Protocol}CloseAction OnClose(int? code) => code switch");
        foreach (var rule in protocol.Close)
        {
            if (rule.Code is { } code) writer.Line($"{code} => {CSharp.Protocol}CloseAction.{Action(rule.Action)},");
            else fallback = Action(rule.Action);
        }

        writer.Line($"_ => {CSharp.Protocol}CloseAction.{fallback},");
        writer.Close(";");
        writer.Line();
    }

    private int TemplateOrdinal(string name)
    {
        for (var i = 0; i < protocol.Templates.Count; i++)
        {
            if (protocol.Templates[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>What a heartbeat is besides its times, as members of the policy; empty when it is the plain kind.</summary>
    public static string Flavour(HeartbeatModel heartbeat)
    {
        var members = "";
        if (heartbeat.IsFixedRate) members += ", IsFixedRate = true";
        if (heartbeat.FirstIsRandom) members += ", FirstIsRandom = true";
        if (heartbeat.Template is null) members += ", IsTransportPing = true";
        return members.Length == 0 ? "" : $" {{ {members.Substring(2)} }}";
    }

    public static string Action(string action) => action switch
    {
        "stop" => "Stop",
        "reidentify" => "Reidentify",
        _ => "Retry",
    };

    private static string Time(long milliseconds) => $"global::System.TimeSpan.FromMilliseconds({CSharp.Number(milliseconds)})";
}
