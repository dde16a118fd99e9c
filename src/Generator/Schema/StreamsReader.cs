using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>streams</c>.</summary>
internal static class StreamsReader
{
    private const int MostRouteValues = 4;

    private static readonly string[] Members =
    {
        "doc", "topic", "route", "params", "send", "end", "event", "as", "values", "confirm", "carrier", "open", "write", "key", "recover", "lostWhen",
        "since", "removedIn", "deprecated", "examples",
    };

    private static readonly string[] Confirmations = { "frame", "reply", "none" };
    private static readonly string[] CarrierMembers = { "remove" };
    private static readonly string[] OpenMembers = { "call", "params", "close" };

    public static EquatableArray<StreamModel> Read(SchemaContext context, JsonSyntax syntax)
        => DeclarationsReader.Read(context, syntax, "streams", "a stream", ReadStream);

    private static StreamModel? ReadStream(SchemaContext context, JsonMemberSyntax member)
    {
        var name = member.Name.Value;
        context.Mark(MarkKind.Stream, name, member.Name);
        if (ObjectReader.Open(context, member.Value, "a stream", Members) is not { } reader) return null;
        ExamplesReader.ReadEvents(context, reader, name);
        var scope = new ParameterScope(context, isSignature: true);
        var topic = reader.Find("topic") is { } topicSyntax ? ReadTexts(context, scope, topicSyntax, "\"topic\"") : null;
        var route = reader.Find("route") is { } routeSyntax ? ReadTexts(context, scope, routeSyntax, "\"route\"") : null;
        var parameters = reader.Find("params") is { } values ? new ShapeReader(context, scope, allowsText: true).Read(values, "\"params\"") : ShapeModel.None;
        if (reader.Find("topic") is null && reader.Find("route") is null) reader.ReportMissing("topic", "an array of texts that say what is asked for");
        if (reader.Require("event", "what arrives, such as [\"Message message\"]") is not { } eventSyntax) return null;
        var arrives = new ShapeReader(context, new ParameterScope(context, isSignature: false), allowsText: false).Read(eventSyntax, "\"event\"");
        var eventType = ReadEventType(context, reader, member, arrives);
        if (topic is null && route is null) return null;
        var model = new StreamModel(name, reader.Doc(), topic ?? default, route, parameters, arrives, eventType)
        {
            Versions = VersionsReader.Read(context, reader, $"stream '{name}'"),
            Values = ValuesReader.Read(context, reader),
            Confirm = reader.Word("confirm", "what confirms a subscription", Confirmations),
            Template = ReadTemplate(context, reader, name, "send"),
            EndTemplate = ReadTemplate(context, reader, name, "end"),
            Write = ReadReference(context, reader, name, "write", "the name of the method that writes to the topic"),
        };
        return ReadGaps(context, reader, scope, ReadOpen(context, reader, scope, ReadCarrier(context, reader, scope, model)));
    }

    private static string? ReadTemplate(SchemaContext context, ObjectReader reader, string stream, string member)
    {
        if (reader.Text(member, "the name of a template") is not { } template) return null;
        context.Mark(MarkKind.StreamTemplate, stream + "." + member, template);
        return template.Value;
    }

    /// <summary>Reads whether later subscriptions only add to the first, and what takes one away again.</summary>
    private static StreamModel ReadCarrier(SchemaContext context, ObjectReader reader, ParameterScope scope, StreamModel stream)
    {
        if (reader.Find("carrier") is not JsonObjectSyntax syntax) return stream with { IsCarried = reader.Flag("carrier") };
        if (ObjectReader.Open(context, syntax, "a carrier", CarrierMembers) is not { } carrier || carrier.Require("remove", "the params that take a topic off the carrier, or write \"carrier\": true") is not { } removal) return stream;
        var before = scope.Names.Count;
        var shape = new ShapeReader(context, scope, allowsText: true).Read(removal, "\"remove\"");
        if (scope.Names.Count > before) context.Report(Descriptors.WrongKind, removal, "\"remove\"", "made of values that the stream has already: declare them in \"topic\", \"route\" or \"params\", and name them here: \"{userId}\"");
        return stream with { IsCarried = true, Removal = shape };
    }

    /// <summary>Reads the call that opens a stream in place of the protocol's own subscription.</summary>
    private static StreamModel ReadOpen(SchemaContext context, ObjectReader reader, ParameterScope scope, StreamModel stream)
    {
        if (reader.Find("open") is not { } syntax || ObjectReader.Open(context, syntax, "\"open\"", OpenMembers) is not { } open) return stream;
        foreach (var member in new[] { "carrier", "send", "end" })
        {
            if (reader.Find(member) is { } value) context.Report(Descriptors.Exclusive, value, $"Stream '{stream.Name}'", "open", member);
        }

        var use = new CallUseReader(context, scope, hasSince: false).Read(open, stream.Name + ".open.call");
        var close = ReadReference(context, open, stream.Name, "close", "the name of the method that closes it", "open.close");
        return use is null ? stream : stream with { Open = use, Close = close };
    }

    private static StreamModel ReadGaps(SchemaContext context, ObjectReader reader, ParameterScope scope, StreamModel stream)
    {
        var gaps = new RecoveryReader(context, scope, stream.Name);
        var recovery = reader.Find("recover") is { } recover ? gaps.ReadRecovery(recover) : null;
        if (recovery is not null && reader.Find("key") is null) reader.ReportMissing("key", "what tells items apart, which \"recover\" needs: {\"id\": …, \"version\": …}");
        return stream with
        {
            Key = reader.Find("key") is { } key ? gaps.ReadKey(key) : null,
            Recovery = recovery,
            LostWhen = reader.Find("lostWhen") is { } lost ? gaps.ReadLoss(lost) : null,
        };
    }

    private static string? ReadReference(SchemaContext context, ObjectReader reader, string stream, string member, string expected, string? place = null)
    {
        if (reader.Text(member, expected) is not { } name) return null;
        context.Mark(MarkKind.Reference, stream + "." + (place ?? member), name);
        return name.Value;
    }

    /// <summary>An event of several values becomes a record, whose name may be chosen; it is a type of the api like any other.</summary>
    private static string? ReadEventType(SchemaContext context, ObjectReader reader, JsonMemberSyntax member, ShapeModel arrives)
    {
        var chosen = reader.Text("as", "the C# name of the event's record");
        var values = 0;
        foreach (var item in arrives.Items) values += item.Value is TypedValue ? 1 : 0;
        var isRecord = values > 1 || (values > 0 && arrives.Kind is ShapeKind.Named or ShapeKind.Nested);
        if (chosen is not null && values < 2 && arrives.Kind is not (ShapeKind.Named or ShapeKind.Nested))
        {
            context.Report(Descriptors.UnknownMember, chosen, "as", "a stream whose event is one value", "remove it: the value's own type is the event");
            return null;
        }

        if (chosen is not null && !DeclaredName.Check(context, chosen, "an event")) return null;
        if (chosen is not null) context.Mark(MarkKind.EventType, chosen.Value, chosen);
        else if (isRecord) context.Mark(MarkKind.EventType, member.Name.Value + "Event", member.Name);
        return chosen?.Value;
    }

    private static EquatableArray<TextValue>? ReadTexts(SchemaContext context, ParameterScope scope, JsonSyntax syntax, string what)
    {
        const string expected = "an array of one to four texts, such as [\"messages\", \"{string roomId}\"]";
        if (context.AsArray(syntax, what, expected) is not { } array) return null;
        if (array.Items.Count is 0 or > MostRouteValues)
        {
            context.Report(Descriptors.WrongKind, syntax, what, expected);
            return null;
        }

        var texts = new List<TextValue>(array.Items.Count);
        var reader = new PlaceholderTextReader(context, scope, allowsScope: true);
        foreach (var item in array.Items)
        {
            if (context.AsString(item, "A part of " + what, "a text, such as \"{string roomId}\"") is not { } text || reader.Read(text) is not { } value) return null;
            texts.Add(value);
        }

        return texts.ToEquatable();
    }
}
