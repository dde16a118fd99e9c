using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Finds methods and streams of a package where an extension can only name its own: the code that calls them is not the extension's.</summary>
internal sealed class PackagedUseCheck(InputSchema schema, ICollection<string> own, PackagedApi owner, List<DiagnosticRecord> records)
{
    public void Check(ApiModel api)
    {
        foreach (var stream in api.Streams)
        {
            Check(stream.Open?.Method, "method", stream.Name + ".open.call");
            Check(stream.Close, "method", stream.Name + ".open.close");
            Check(stream.Write, "method", stream.Name + ".write");
            Check(stream.Recovery?.Call.Method, "method", stream.Name + ".recover.call");
            Check(stream.Recovery?.Start?.Call.Method, "method", stream.Name + ".recover.start.call");
            Check(stream.Recovery?.Probe?.Call.Method, "method", stream.Name + ".recover.probe.call");
            Check(stream.LostWhen?.Stream, "stream", stream.Name + ".lostWhen");
        }

        foreach (var method in api.Methods) Check(method.Idempotency?.Confirm, "method", method.Name + ".idempotent.confirm");
    }

    private void Check(string? name, string what, string place)
    {
        if (name is null || own.Contains(name) || !owner.HasMember(name + "Async")) return;
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind != MarkKind.Reference || mark.Name != place) continue;
            records.Add(new DiagnosticRecord(Descriptors.PackagedUse.Id, mark.Span, new EquatableArray<string>([name, what, owner.Assembly])));
            return;
        }
    }
}
