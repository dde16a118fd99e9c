using Framewright.Generator.Emit.Lifecycle;
using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits what is read seldom and by path: errors, reasons, captured session values.</summary>
internal sealed class ErrorEmitter
{
    /// <summary>About 30 years: more is no delay, and far more would not fit into a TimeSpan.</summary>
    private const long MaxDelayMilliseconds = 1_000_000_000_000;

    private readonly SourceWriter writer;
    private readonly ProtocolModel protocol;

    public ErrorEmitter(SourceWriter writer, ProtocolModel protocol)
    {
        this.writer = writer;
        this.protocol = protocol;
    }

    public void Emit()
    {
        EmitReadError();
        EmitReadReason();
        EmitCaptures();
    }

    private void EmitReadError()
    {
        var errors = protocol.Errors;
        EmitPath("ErrorCode", errors?.Code);
        EmitPath("ErrorReason", errors?.Reason);
        EmitPath("ErrorMessage", errors?.Message);
        EmitPath("ErrorDetails", errors?.Details);
        EmitPath("ErrorDelay", errors?.RetryAfter?.Path);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {CSharp.Root}ServerError ReadError({CSharp.Bytes} message, in {CSharp.Protocol}FrameHeader header)");
        writer.Open($"return new {CSharp.Root}ServerError");
        EmitPart("Code", "ErrorCode", errors?.Code);
        EmitPart("Reason", "ErrorReason", errors?.Reason);
        EmitPart("Message", "ErrorMessage", errors?.Message);
        EmitPart("Details", "ErrorDetails", errors?.Details);
        if (errors?.RetryAfter is not null) writer.Line("RetryAfter = ReadDelay(message, header.Error),");
        writer.Close(";");
        writer.Close();
        writer.Line();
        if (errors?.RetryAfter is { } delay) EmitReadDelay(delay);
    }

    private void EmitPart(string member, string path, SchemaPath? source)
    {
        if (source is not null) writer.Line($"{member} = {CSharp.Json}JsonToken.TextOrNull({path}.Find(message, header.Error).Of(message)),");
    }

    private void EmitReadDelay(RetryAfterModel delay)
    {
        for (var i = 0; i < delay.When.Count; i++) EmitPath("DelayWhen" + i, delay.When[i].Path);
        writer.Open($"private static global::System.TimeSpan? ReadDelay({CSharp.Bytes} message, int error)");
        for (var i = 0; i < delay.When.Count; i++)
        {
            writer.Line($"{CSharp.Bytes} when{i} = DelayWhen{i}.Find(message, error).Of(message);");
            writer.Line($"if (!({TokenTest.Condition(delay.When[i], "when" + CSharp.Number(i))})) return null;");
        }

        writer.Line($"return {CSharp.Json}JsonToken.TryGetDouble(ErrorDelay.Find(message, error).Of(message), out double value) && value is >= 0 and < {CSharp.Number(MaxDelayMilliseconds / delay.UnitMilliseconds)} ? global::System.TimeSpan.FromMilliseconds(value * {CSharp.Number(delay.UnitMilliseconds)}) : null;");
        writer.Close();
        writer.Line();
    }

    private void EmitReadReason()
    {
        for (var i = 0; i < protocol.Frames.Count; i++) EmitPath("Reason" + i, protocol.Frames[i].Reason);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static string? ReadReason({CSharp.Bytes} message, in {CSharp.Protocol}FrameHeader header) => header.Kind switch");
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Reason is not null) writer.Line($"{i} => {CSharp.Json}JsonToken.TextOrNull(Reason{i}.Find(message, header.Start).Of(message)),");
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitCaptures()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            for (var j = 0; j < protocol.Frames[i].Captures.Count; j++)
            {
                names.Add(protocol.Frames[i].Captures[j].Name);
                EmitPath($"Capture{i}_{j}", protocol.Frames[i].Captures[j].Path);
            }
        }

        // All fields of a struct stand in one file: C# gives them no order over several.
        if (protocol.Credentials.Count > 0) writer.Line($"private {protocol.Name}Credentials? credentials;").Line();

        // What the endpoint's answer told is held beside what frames carry.
        if (protocol.Connect?.Endpoint is { } endpoint)
        {
            foreach (var capture in endpoint.Captures) names.Add(capture.Name);
        }

        foreach (var name in names) writer.Line($"private byte[]? {SessionValues.Field(name)};").Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public void Capture({CSharp.Bytes} message, in {CSharp.Protocol}FrameHeader header)");
        if (HasCaptures) EmitCaptureCases();
        writer.Close();
        writer.Line();
    }

    private void EmitCaptureCases()
    {
        writer.Open("switch (header.Kind)");
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Captures.Count == 0) continue;
            writer.Line($"case {i}: // {protocol.Frames[i].Name}").Indent();
            for (var j = 0; j < protocol.Frames[i].Captures.Count; j++)
            {
                writer.Line(Capture(protocol.Frames[i], protocol.Frames[i].Captures[j], $"{i}_{j}"));
            }

            writer.Line("break;").Outdent();
        }

        writer.Close();
    }

    private bool HasCaptures
    {
        get
        {
            foreach (var frame in protocol.Frames)
            {
                if (frame.Captures.Count > 0) return true;
            }

            return false;
        }
    }

    /// <summary>Control frames are few, and what they leave out is gone. What events carry comes often, and what is kept stays until there is another value.</summary>
    private static string Capture(FrameModel frame, CaptureModel capture, string number)
    {
        var field = SessionValues.Field(capture.Name);
        var range = $"Capture{number}.Find(message, header.Start)";
        if (capture.Addend != 0) return $"{CSharp.Protocol}SessionValue.StoreSum(ref {field}, {range}.Of(message), {CSharp.Number(capture.Addend)});";
        if (capture.IsKept || frame.Role is "event" or "reply") return $"{CSharp.Protocol}SessionValue.Store(ref {field}, {range}.Of(message));";
        return $"{field} = {range} is {{ IsPresent: true }} range{number} ? range{number}.Of(message).ToArray() : null;";
    }

    private void EmitPath(string name, SchemaPath? path)
    {
        if (path is not null) writer.Line($"private static readonly {CSharp.Json}JsonPath {name} = new({Steps(path)});").Line();
    }

    /// <summary>A path's steps as the arguments of a <c>JsonPath</c>.</summary>
    public static string Steps(SchemaPath path)
    {
        var steps = "";
        foreach (var step in path.Steps)
        {
            steps += (steps.Length == 0 ? "" : ", ") + (step.Name is { } wire ? CSharp.Literal(wire) : CSharp.Number(step.Index));
        }

        return steps;
    }
}
