using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a protocol's <c>heartbeat</c>: what a ping is, when it goes out, and when the peer counts as gone.</summary>
internal sealed class HeartbeatReader(SchemaContext context, TargetNames targets, SessionNames names)
{
    private static readonly string[] Members = { "send", "ping", "idle", "every", "dead" };
    private static readonly string[] CapturedMembers = { "session", "unit", "first" };
    private static readonly string[] Units = { "ms", "s" };
    private static readonly string[] Firsts = { "random", "full" };

    public HeartbeatModel? Read(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"heartbeat\"", Members) is not { } reader) return null;
        var isPing = reader.Flag("ping");
        var send = reader.Find("send");
        if (send is not null && isPing) context.Report(Descriptors.Exclusive, reader.Find("ping")!, "\"heartbeat\"", "send", "ping");
        if (send is null && !isPing) reader.ReportMissing("send", "the name of the template that is the ping, or \"ping\": true for one of WebSocket's own");
        var template = send is null ? null : targets.Template(send, "\"send\"");
        var rate = ReadRate(reader);
        var dead = reader.Find("dead") is { } deadSyntax ? DurationReader.Read(context, deadSyntax, "\"dead\"") : null;
        if (rate is null || (send is null ? !isPing : template is null)) return null;
        if (dead <= rate.IdleMilliseconds) context.Report(Descriptors.WrongKind, reader.Find("dead")!, "\"dead\"", $"longer than \"{(rate.IsFixedRate ? "every" : "idle")}\": a ping needs time to be answered");
        return rate with { Template = template, DeadMilliseconds = dead ?? (2 * rate.IdleMilliseconds) };
    }

    private HeartbeatModel? ReadRate(ObjectReader reader)
    {
        var idle = reader.Find("idle");
        var every = reader.Find("every");
        if (idle is not null && every is not null) context.Report(Descriptors.Exclusive, every, "\"heartbeat\"", "idle", "every");
        if (idle is not null) return DurationReader.Read(context, idle, "\"idle\"") is { } silence ? new HeartbeatModel(null, silence, 0) : null;
        if (every is JsonObjectSyntax) return ReadCaptured(every);
        if (every is not null) return DurationReader.Read(context, every, "\"every\"") is { } rate ? new HeartbeatModel(null, rate, 0) { IsFixedRate = true } : null;
        reader.ReportMissing("idle", "the silence before a ping, such as \"15s\", or \"every\" for a fixed rate");
        return null;
    }

    /// <summary>A rate that the peer names.</summary>
    private HeartbeatModel? ReadCaptured(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"every\"", CapturedMembers) is not { } reader) return null;
        var unit = reader.Word("unit", "a unit: \"ms\" or \"s\"", Units);
        if (unit is null && reader.Find("unit") is null) reader.ReportMissing("unit", "\"ms\" or \"s\"");
        var first = reader.Word("first", "when the first ping comes: after a \"random\" part of the rate, or the \"full\" one", Firsts);
        if (reader.Require("session", "the name of the captured value that holds the rate") is not { } value) return null;
        if (context.AsString(value, "\"session\"", "the name of a captured value") is not { } name) return null;
        var known = new List<string>();
        foreach (var capture in names.Captures) known.Add(capture.Substring("session.".Length));
        if (!known.Contains(name.Value))
        {
            context.Report(Descriptors.UnknownPlaceholder, name, name.Value, "\"every\"", NearestName.Advice(name.Value, known, "capture it from a frame"));
            return null;
        }

        return unit is null ? null : new HeartbeatModel(null, 0, 0) { IsFixedRate = true, Captured = name.Value, UnitMilliseconds = unit == "s" ? 1_000 : 1, FirstIsRandom = first == "random" };
    }
}
