using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema.Lifecycle;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol document: frames first, since templates may name what frames capture.</summary>
internal static class ProtocolReader
{
    private static readonly string[] Members = { "$schema", "protocol", "doc", "requestId", "message", "inFlight", "credentials", "connect", "frames", "send", "open", "heartbeat", "errors", "callErrors", "close", "scope", "scalars" };
    private static readonly string[] ScalarMembers = { "date", "binary", "decimal" };
    private static readonly string[] RequestIds = { "string", "integer" };

    /// <summary>Reads the document; null, after a report, when the protocol has no usable name.</summary>
    public static ProtocolModel? Read(SchemaContext context, JsonObjectSyntax root)
    {
        if (ObjectReader.Open(context, root, "a protocol", Members) is not { } reader) return null;
        if (reader.Text("protocol", "the protocol's name") is not { } name || !DeclaredName.Check(context, name, "a protocol")) return null;
        if (ReservedNames.InProtocol(name.Value))
        {
            context.Report(Descriptors.NameCollision, name, name.Value, "this protocol", "a member of every protocol", $"give it another name, such as '{name.Value}Protocol'");
            return null;
        }

        context.Mark(MarkKind.Protocol, name.Value, name);
        var doc = reader.Doc();
        var requestId = reader.Word("requestId", "the JSON type of request ids: \"string\" or \"integer\"", RequestIds);
        var frames = reader.Require("frames", "the frames that arrive, by name") is { } framesSyntax ? ReadFrames(context, framesSyntax) : default;
        var credentials = reader.Find("credentials") is { } presented ? CredentialsReader.Read(context, presented, name.Value + "Credentials") : default;
        var endpointCaptures = ConnectReader.ReadCaptures(context, reader.Find("connect"));
        var names = new SessionNames(frames, credentials, endpointCaptures);
        var scope = reader.Find("scope") is { } scopeSyntax ? ScopeReader.Read(context, scopeSyntax) : null;
        var templates = reader.Require("send", "the frames that are sent, by name") is { } send ? ReadTemplates(context, send, new PlaceholderRules(names, scope, OwnTemplates.Find(root))) : default;
        var connect = reader.Find("connect") is { } connecting ? new ConnectReader(context, names).Read(connecting, endpointCaptures) : null;
        var targets = new TargetNames(context, frames, templates);
        targets.KnowDeclared(reader.Find("send"));
        var opening = reader.Find("open") is { } open ? new OpeningReader(context, targets, names, new ProtocolParts(frames, templates)).Read(open) : default;
        var heartbeat = reader.Find("heartbeat") is { } beat ? new HeartbeatReader(context, targets, names).Read(beat) : null;
        targets.CheckAnswers(reader.Find("frames"));
        targets.CheckScope(reader.Find("scope"));
        targets.UseOfMethods(templates);
        targets.CheckUnused(reader.Find("send"));
        names.CheckUnused(context, reader.Find("credentials"));
        var (separator, hasFrameArrays) = reader.Find("message") is { } message ? MessageReader.Read(context, message) : default;
        var callErrors = reader.Find("callErrors") is { } told ? CallErrorsReader.Read(context, told) : null;
        if (callErrors is null && NeedsCallErrors(frames)) reader.Require("callErrors", "what a \"fail\" says of calls that cannot be served");
        return new ProtocolModel(
            name.Value,
            doc,
            requestId == "integer" ? RequestIdKind.Integer : RequestIdKind.Text,
            frames,
            templates,
            opening,
            heartbeat,
            reader.Find("errors") is { } errors ? ErrorPathsReader.Read(context, errors) : null,
            reader.Find("close") is { } close ? CloseRulesReader.Read(context, close) : default,
            ReadScalars(context, reader.Find("scalars")))
        {
            Credentials = credentials,
            Connect = connect,
            Scope = scope,
            Separator = separator,
            HasFrameArrays = hasFrameArrays,
            InFlight = reader.Find("inFlight") is { } inFlight ? ReadInFlight(context, inFlight) : 0,
            CallErrors = callErrors,
        };
    }

    private static int ReadInFlight(SchemaContext context, JsonSyntax syntax)
    {
        if (syntax is JsonLiteralSyntax { Kind: LiteralKind.Number } number && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0) return limit;
        context.Report(Descriptors.WrongKind, syntax, "\"inFlight\"", "a whole number of at least 1: how many calls may be unanswered at once");
        return 0;
    }

    private static bool NeedsCallErrors(EquatableArray<FrameModel> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.Fail is not null) return true;
        }

        return false;
    }

    private static EquatableArray<FrameModel> ReadFrames(SchemaContext context, JsonSyntax syntax)
    {
        if (context.AsObject(syntax, "\"frames\"", "an object of frames by name") is not { } frames) return default;
        var models = new List<FrameModel>(frames.Members.Count);
        foreach (var member in context.Entries(frames))
        {
            if (!HasName(context, member.Name, "a frame") || FrameReader.Read(context, member) is not { } frame) continue;
            if (MatchOverlap.FindEarlier(models, frame) is { } earlier) context.Report(Descriptors.NeverMatches, member.Name, frame.Name, earlier.Name);
            models.Add(frame);
        }

        HeaderLimits.Check(context, syntax, models);
        return models.ToEquatable();
    }

    private static EquatableArray<TemplateModel> ReadTemplates(SchemaContext context, JsonSyntax syntax, PlaceholderRules rules)
    {
        if (context.AsObject(syntax, "\"send\"", "an object of templates by name") is not { } templates) return default;
        var models = new List<TemplateModel>(templates.Members.Count);
        foreach (var member in context.Entries(templates))
        {
            if (!HasName(context, member.Name, "a template") || new TemplateReader(context, member.Name.Value, rules).Read(member.Value) is not { } model) continue;
            models.Add(CheckKind(context, member, model));
        }

        return models.ToEquatable();
    }

    /// <summary>A template of the protocol's own choice is sent for methods or for streams: what it uses says which, and may not say both.</summary>
    private static TemplateModel CheckKind(SchemaContext context, JsonMemberSyntax member, TemplateModel template)
    {
        string[] foreign = template.Name is "call" or "subscribe" or "unsubscribe" or "cancel" ? [] : TemplateUses.IsOfEnds(template) ? ["name", "params"] : TemplateUses.IsOfStreams(template) ? ["name"] : [];
        foreach (var name in foreign)
        {
            if (!TemplateUses.Any(template.Root, placeholder => placeholder == name)) continue;
            var use = TemplateUses.IsOfEnds(template) ? "it ends subscriptions, since it uses {subscription.id}" : "it subscribes streams, since it uses a {topic.n}";
            context.Report(Descriptors.UnknownPlaceholder, member.Name, "{" + name + "}", $"template '{template.Name}'", use + "; write one template for each");

            // What is left of it is still one of its kind.
            return template with { Root = new TemplatePlaceholder(TemplateUses.IsOfEnds(template) ? "subscription.id" : "topic.0", IsOptional: false) };
        }

        return template;
    }

    /// <summary>Names of frames and templates become C# names too.</summary>
    private static bool HasName(SchemaContext context, JsonStringSyntax name, string what)
    {
        if (CSharpName.IsCamel(name.Value)) return true;
        context.Report(Descriptors.BadName, name, name.Value, what, CSharpName.CamelAdvice(name.Value));
        return false;
    }

    private static ScalarCodecsModel ReadScalars(SchemaContext context, JsonSyntax? syntax)
    {
        var reader = syntax is null ? null : ObjectReader.Open(context, syntax, "\"scalars\"", ScalarMembers);
        return new ScalarCodecsModel(
            reader?.Word("date", "a codec of dates", ScalarCodecs.Dates) ?? "iso-8601",
            reader?.Word("binary", "a codec of bytes", ScalarCodecs.Binaries) ?? "base64",
            reader?.Word("decimal", "a codec of decimals", ScalarCodecs.Decimals) ?? "number");
    }
}
