using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits a stream's members: enumerable, confirmed subscription, record handler, view handler, and raw forms.</summary>
internal sealed class StreamEmitter
{
    private const string Options = CSharp.Root + "SubscriptionOptions? options = null";
    private const string RawJson = CSharp.Json + "RawJson";

    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly Codecs codecs;
    private readonly DescriptorEmitter descriptors;

    /// <summary>What a topic of an extension takes besides its own values, from where the member stands; null where it needs nothing.</summary>
    private string? surroundings;

    public StreamEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
        codecs = new Codecs(facts);
        descriptors = new DescriptorEmitter(facts);
    }

    public void EmitDeclarations(StreamModel stream) => ForEachMember(stream, (docs, signature, _) =>
    {
        docs();
        writer.Obsolete(stream.Versions, "Async");
        writer.Line(signature + ";");
        writer.Line();
    });

    public void EmitMembers(StreamModel stream)
    {
        var member = MemberForm.Of(facts, Parameters(stream));
        surroundings = facts.Extension is null ? null : Join(stream.NeedsScope ? member.Connection : null, stream.NeedsIdentity ? member.Receiver! : "");
        ForEachMember(stream, (docs, signature, body) =>
        {
            if (facts.Extension is null) writer.Line("/// <inheritdoc/>");
            else docs();
            writer.Obsolete(stream.Versions, "Async");
            writer.Open(member.Head(signature));
            member.EmitCheck(writer);
            Parameters(stream).EmitChecks(writer, codecs);
            writer.Line($"return {member.Connection}.{body};");
            writer.Close();
            writer.Line();
        });
        EmitTopic(stream);
        if (stream.Removal is { } removal) EmitRemoval(stream.Name, removal);
    }

    /// <summary>Emits what writes the parameters that take a topic off its carrier.</summary>
    private void EmitRemoval(string name, ShapeModel removal)
    {
        var parameters = new ParameterList();
        parameters.Add(removal);
        writer.Open($"private static byte[] {name}Removal({parameters.RequiredDeclaration(codecs)})");
        EmitBuffer(removal);
        writer.Line("return buffer.WrittenSpan.ToArray();");
        writer.Close();
        writer.Line();
    }

    private void EmitBuffer(ShapeModel shape)
    {
        writer.Line("var buffer = new global::System.Buffers.ArrayBufferWriter<byte>();");
        writer.Open($"using (var writer = new {CSharp.Utf8JsonWriter}(buffer))");
        new ShapeWriterEmitter(writer, codecs).Emit(shape);
        writer.Close();
        writer.Line();
    }

    private void ForEachMember(StreamModel stream, Action<Action, string, string> emit)
    {
        var (record, view) = EventTypes(stream);
        var parameters = Parameters(stream);
        var declared = parameters.Declaration(codecs);
        var token = $"{CSharp.CancellationToken} cancellationToken = default";
        var target = $"{facts.StreamsName}.{stream.Name}, {stream.Name}Topic({Join(surroundings, parameters.Arguments())})";
        var name = stream.Name;

        emit(
            () => Docs(stream, parameters, "As a sequence: subscribes when it is first advanced and unsubscribes when the enumeration ends.", hasToken: false),
            $"global::System.Collections.Generic.IAsyncEnumerable<{record}> {name}Async({declared}{Options})",
            $"EnumerateAsync({target}, options)");
        emit(
            () => Docs(stream, parameters, "As raw JSON copies that the consumer owns; subscribes when the sequence is first advanced.", hasToken: false),
            $"global::System.Collections.Generic.IAsyncEnumerable<{RawJson}> {name}RawAsync({declared}{Options})",
            $"EnumerateRawAsync({target}, options)");
        emit(
            () => Docs(stream, parameters, "Completes when the server has confirmed; the subscription is then enumerated."),
            $"{CSharp.ValueTask}<{CSharp.Root}Subscription<{record}>> SubscribeTo{name}Async({declared}{Options}, {token})",
            $"SubscribeAsync({target}, options, cancellationToken)");
        emit(
            () => Docs(stream, parameters, "Completes when the server has confirmed; the handler runs off the receive loop, one event at a time, in order.", "Receives each event."),
            $"{CSharp.ValueTask}<{CSharp.Root}Subscription> SubscribeTo{name}Async({parameters.Declaration(codecs, $"global::System.Func<{record}, {CSharp.CancellationToken}, {CSharp.ValueTask}> handler, ")}{Options}, {token})",
            $"SubscribeAsync({target}, handler, options, cancellationToken)");
        emit(
            () => Docs(stream, parameters, "Completes when the server has confirmed; the handler is called in place on the receive loop with a view over the frame, without any allocation. It must not block; the view dies with the call.", "Receives each event."),
            $"{CSharp.ValueTask}<{CSharp.Root}Subscription> SubscribeTo{name}ViewAsync({parameters.Declaration(codecs, $"{CSharp.Root}ViewHandler<{view}> handler, ")}{Options}, {token})",
            $"SubscribeViewAsync({target}, handler, options, cancellationToken)");
        emit(
            () => Docs(stream, parameters, "Completes when the server has confirmed; events come as raw JSON copies that the consumer owns."),
            $"{CSharp.ValueTask}<{CSharp.Root}Subscription<{RawJson}>> SubscribeTo{name}RawAsync({declared}{Options}, {token})",
            $"SubscribeRawAsync({target}, options, cancellationToken)");
        emit(
            () => Docs(stream, parameters, "Completes when the server has confirmed; the handler gets raw JSON copies that it owns.", "Receives each event; it owns the copy."),
            $"{CSharp.ValueTask}<{CSharp.Root}Subscription> SubscribeTo{name}RawAsync({parameters.Declaration(codecs, $"global::System.Func<{RawJson}, {CSharp.CancellationToken}, {CSharp.ValueTask}> handler, ")}{Options}, {token})",
            $"SubscribeRawAsync({target}, handler, options, cancellationToken)");
    }

    private void Docs(StreamModel stream, ParameterList parameters, string form, string? handler = null, bool hasToken = true)
    {
        writer.Summary(stream.Doc, $"The stream '{stream.Name}'.");
        writer.Remarks(DocWriter.Escape(stream.Write is { } write ? $"{form} Write to it with {write}Async." : form) + VersionText.Remark(stream.Versions));
        if (facts.Extension is not null) MemberForm.Of(facts, parameters).EmitDocs(writer);
        parameters.EmitDocs(writer);
        if (handler is not null) writer.Param("handler", null, handler);
        writer.Param("options", null, "Buffer and policy; the defaults when null.");
        if (hasToken)
        {
            writer.Param("cancellationToken", null, "Gives up waiting for the confirmation.");
            writer.Line($"/// <exception cref=\"{CSharp.Root}SubscriptionRefusedException\">The server refused.</exception>");
            writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">The connection is not live, or broke before the confirmation.</exception>");
        }
    }

    private void EmitTopic(StreamModel stream)
    {
        var parameters = Parameters(stream);
        var isStatic = facts.Extension is not null || stream is { NeedsScope: false, NeedsIdentity: false };

        // With a capital as the client's own members, so that values of a scope are spelled the same; no parameter is called so.
        var given = facts.Extension is not { } extension ? null : Join(stream.NeedsScope ? CSharp.Root + "RealtimeConnection Connection" : null, stream.NeedsIdentity ? extension.Interface + " Client" : "");
        writer.Open($"private {(isStatic ? "static " : "")}{CSharp.Protocol}Topic {stream.Name}Topic({Join(given, parameters.RequiredDeclaration(codecs))})");
        var route = stream.Route is { } texts ? Texts(texts) : "null";
        var further = descriptors.OfTopic(stream, parameters.Values);
        if (stream.Parameters.Items.Count == 0)
        {
            writer.Line($"return new {CSharp.Protocol}Topic({facts.StreamsName}.{stream.Name}, {Texts(stream.Topic)}, {route}){Initialiser(further)};");
        }
        else
        {
            EmitBuffer(stream.Parameters);
            writer.Line($"return new {CSharp.Protocol}Topic({facts.StreamsName}.{stream.Name}, {Texts(stream.Topic)}, {route}, buffer.WrittenSpan.ToArray()){Initialiser(further)};");
        }

        writer.Close();
        writer.Line();
    }

    /// <summary>Emits the stream's definition: which record and view its events are, and how its body is laid out.</summary>
    public void EmitDefinition(StreamModel stream)
    {
        var (record, view) = EventTypes(stream);
        var codec = EventCodec(stream);
        var isFirst = stream.Event.Kind == ShapeKind.Nested || (stream.Event.Kind == ShapeKind.Positional && stream.Event.Items.Count == 1);
        var shape = isFirst ? "FirstElementStream" : "ValueStream";
        writer.Summary(stream.Doc, $"The stream '{stream.Name}'.");
        writer.Obsolete(stream.Versions, "Async");
        writer.Line($"{facts.MemberAccessibility} static {CSharp.Protocol}RealtimeStream<{record}, {view}> {stream.Name} {{ get; }} = new {CSharp.Protocol}{shape}{codec.Arguments}({CSharp.Literal(facts.StreamPrefix + stream.Name)}){Initialiser(descriptors.OfStream(stream))};");
        writer.Line();
    }

    /// <summary>The object type that stands for an event of several values; null when the event is one value.</summary>
    public static ObjectTypeModel? EventObject(StreamModel stream)
    {
        if (stream.Event.Kind == ShapeKind.Single || (stream.Event.Kind == ShapeKind.Positional && stream.Event.Items.Count == 1)) return null;
        var name = stream.EventType ?? stream.Name + "Event";
        var names = new MemberNames(name, MemberOwner.Object);
        var fields = new List<FieldModel>();
        foreach (var item in stream.Event.Items)
        {
            if (item.Value is TypedValue value)
            {
                fields.Add(new FieldModel(item.Wire ?? value.Name, names.Derive(value.Name), value.Type, value.IsOptional, value.Doc, value.IsSecret));
            }
        }

        return new ObjectTypeModel(name, stream.Doc, fields.ToEquatable());
    }

    private (string Record, string View) EventTypes(StreamModel stream)
    {
        var codec = EventCodec(stream);
        return (codec.Record, codec.View);
    }

    private Codec EventCodec(StreamModel stream) => EventObject(stream) is { } type
        ? Codecs.Object(facts.FullName(type.Name))
        : codecs.Element(((TypedValue)stream.Event.Items[0].Value).Type);

    /// <summary>The values of a stream's topic.</summary>
    public static ParameterList Parameters(StreamModel stream)
    {
        var parameters = new ParameterList();
        foreach (var part in stream.Topic) parameters.Add(part);
        if (stream.Route is { } route)
        {
            foreach (var part in route) parameters.Add(part);
        }

        parameters.Add(stream.Parameters);
        return parameters;
    }

    /// <summary>What a topic hands on to another that is made because of it; empty for nothing.</summary>
    public static string PassedOn(ApiFacts facts, StreamModel stream) => facts.Extension is null ? "" : Join(stream.NeedsScope ? "Connection" : null, stream.NeedsIdentity ? "Client" : "");

    public static string Join(string? first, string rest) => string.IsNullOrEmpty(first) ? rest : rest.Length == 0 ? first! : first + ", " + rest;

    private static string Initialiser(List<string> members) => members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";

    /// <summary>A value that may not be there is left out as a whole.</summary>
    private static bool IsLeftOut(TextValue text) => text.Parts.Count == 1 && text.Parts[0] is { Scope: not null, IsOptional: true };

    private string Texts(EquatableArray<TextValue> texts)
    {
        var always = new List<TextValue>();
        foreach (var text in texts)
        {
            if (!IsLeftOut(text)) always.Add(text);
        }

        var all = Array(texts);
        return always.Count == texts.Count ? all : $"(Connection.Scope is null ? {Array(always.ToEquatable())} : {all})";
    }

    private string Array(EquatableArray<TextValue> texts)
    {
        var items = "";
        foreach (var text in texts) items += (items.Length == 0 ? "" : ", ") + ShapeWriterEmitter.TextExpression(text, codecs);
        return $"new string[] {{ {items} }}";
    }
}
