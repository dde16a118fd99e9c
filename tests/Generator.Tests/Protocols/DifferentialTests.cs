using System.Text;
using System.Text.Unicode;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The generated parser against the framework's reader on mutated frames: the same frames are taken, and the same is found in them.</summary>
public sealed class DifferentialTests
{
    private const int Frames = 120_000;
    private const int Seed = 20251121;

    private static readonly SchemaFile Api = new("/schema/differential.rt.json", """
        {
          "api": "Differential", "protocol": "Ddp",
          "types": {
            "Event": { "fields": { "_id": "string as Id", "n?": "long", "ok?": "bool", "tags?": "string[]", "u?": "User", "any?": "json" } },
            "User": { "fields": { "name": "string", "n?": "long" } }
          },
          "methods": { "Put": { "call": "put", "params": ["Event value"], "returns": "Event" } }
        }
        """);

    [Fact]
    public void Generated_code_agrees_with_the_frameworks_reader()
    {
        using var assembly = Generation
            .Of("[Framewright.RealtimeClient(\"Differential\")] internal sealed partial class DifferentialClient;", Repository.Schema("ddp.rt.json"), Api)
            .Load(hint => hint.StartsWith("Ddp.", StringComparison.Ordinal) || hint.EndsWith(".Types.g.cs", StringComparison.Ordinal));
        var protocol = assembly.Protocol("Ddp");
        var events = assembly.Object("Event");
        var mutator = new FrameMutator(Seed);
        int accepted = 0, rejected = 0;
        for (var i = 0; i < Frames; i++)
        {
            var frame = mutator.Next();

            // A transport refuses text that is not UTF-8, so a parser never sees it.
            if (!Utf8.IsValid(frame)) continue;
            var expected = ReferenceFrame.Read(frame);
            var found = Read(protocol, events, frame);
            if (expected.IsJson) accepted++;
            else rejected++;
            Compare(expected, found, frame);
        }

        // The mutations have to leave enough of both, or nothing was compared.
        Assert.InRange(accepted, Frames / 10, Frames);
        Assert.InRange(rejected, Frames / 10, Frames);
    }

    private static void Compare(ReferenceFrame expected, Found found, byte[] frame)
    {
        var text = Encoding.UTF8.GetString(frame);
        if (!expected.IsJson)
        {
            // A notice ends the header early, and what nobody wants is not checked any further.
            Assert.True(found.Fault is not null || found.Kind is "updated" or "greeting", $"taken, but not JSON: {text}");
            return;
        }

        Assert.True(expected.Kind == found.Kind || (found.Fault is not null && !expected.Fits), $"'{found.Kind}' ({found.Fault}) instead of '{expected.Kind}': {text}");
        Assert.True(found.Fault is null || !expected.Fits, $"{found.Fault}: {text}");
        if (found.Fault is not null) return;
        Assert.True(expected.Fits, $"taken, but of another kind: {text}");
        Assert.True(expected.Route == found.Route, $"route {found.Route} instead of {expected.Route}: {text}");
        Assert.True(expected.Event == found.Event, $"{found.Event} instead of {expected.Event}: {text}");
    }

    private static Found Read(ProtocolProbe protocol, ObjectProbe events, byte[] frame)
    {
        try
        {
            var header = protocol.ReadHeader(frame);
            var kind = header.Kind < 0 ? "unknown" : protocol.KindName(header.Kind);
            if (kind is not ("changed" or "result")) return ReadOther(protocol, frame, kind);
            string? value = null;
            if (header.Body >= 0)
            {
                var (record, end) = kind == "changed" ? events.ReadFirstAt(frame, header.Body) : events.ReadAt(frame, header.Body);
                value = events.Write(record);
                protocol.ReadTail(frame, end, ref header);
            }

            return new Found(kind, new FrameReading(frame, header, kind, null).Route, value, null);
        }
        catch (FrameFormatException fault)
        {
            return new Found("", "", null, fault.Message);
        }
    }

    private static Found ReadOther(ProtocolProbe protocol, byte[] frame, string kind) => new(kind, protocol.Read(frame).Route, null, null);

    private sealed record Found(string Kind, string Route, string? Event, string? Fault);
}
