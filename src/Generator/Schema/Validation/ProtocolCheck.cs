using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that an api speaks one protocol, and that the protocol can do what the api needs.</summary>
internal static class ProtocolCheck
{
    public static void Check(SchemaSet schemas, ApiSchema api, ValidationReport report)
    {
        if (api.Protocol is not { } name)
        {
            if (schemas.IsComplete) report.Add(Descriptors.NoProtocol, api.NamedAt, api.Name);
            return;
        }

        foreach (var file in api.Files)
        {
            if (!file.IsLent && file.Document.Api!.Protocol is { } other && other != name) report.Add(Descriptors.TwoProtocols, file.Find(MarkKind.SpokenProtocol), api.Name, name);
        }

        if (schemas.FindProtocol(name) is { } protocol) CheckNeeds(schemas, api, protocol, report);
        else if (schemas.IsComplete) ReportUnknown(schemas, api, name, report);
    }

    private static void ReportUnknown(SchemaSet schemas, ApiSchema api, string name, ValidationReport report)
    {
        var known = new List<string>();
        foreach (var file in schemas.Protocols) known.Add(file.Document.Protocol!.Name);
        var advice = NearestName.Advice(name, known, "add the protocol's file to the project as a RealtimeSchema item");
        foreach (var file in api.Files)
        {
            if (file.IsLent || file.Document.Api!.Protocol != name) continue;
            report.Add(Descriptors.UnknownProtocol, file.Find(MarkKind.SpokenProtocol), name, advice);
            return;
        }

        // Only a lent document names it.
        report.Add(Descriptors.UnknownProtocol, api.NamedAt, name, advice);
    }

    private static void CheckNeeds(SchemaSet schemas, ApiSchema api, ProtocolModel protocol, ValidationReport report)
    {
        SourceSpan? at = null;
        var isOwn = true;
        foreach (var file in schemas.Protocols)
        {
            if (!ReferenceEquals(file.Document.Protocol, protocol)) continue;
            at = file.IsLent ? Spoken(api, protocol.Name) : file.Find(MarkKind.Protocol);
            isOwn = !file.IsLent;
        }

        void Need(bool isMet, string what, string addition)
        {
            if (!isMet) report.Add(Descriptors.IncompleteProtocol, at, protocol.Name, what, api.Name, addition);
        }

        new MethodCheck(api, protocol, at, report).Check();
        new StreamCheck(api, protocol, report).Check();
        new HttpCheck(api, new HttpValues(api.FindType, api.Identities, protocol, isOwn), report).Check();
        if (api.HasStreams) Need(HasFrame(protocol, "event") || HasFrame(protocol, "item") || HasFrame(protocol, "envelope"), "receive events", "a frame that \"is\": \"event\"");
    }

    /// <summary>Where this project chooses the protocol: what a package's own protocol cannot do is no mistake of the package.</summary>
    private static SourceSpan? Spoken(ApiSchema api, string protocol)
    {
        foreach (var file in api.Files)
        {
            if (!file.IsLent && file.Find(MarkKind.SpokenProtocol, protocol) is { } span) return span;
        }

        return api.NamedAt;
    }

    private static bool HasFrame(ProtocolModel protocol, string role)
    {
        foreach (var frame in protocol.Frames)
        {
            if (frame.Role == role) return true;
        }

        return false;
    }
}
