using System.Globalization;
using Framewright.Generator.Emit;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Examples;

/// <summary>Turns the examples of an api into lines of a list: each is read by what reads such values, and written again where that is possible.</summary>
internal sealed class ApiExamples
{
    private readonly ApiFacts facts;
    private readonly ExampleHome home;
    private readonly Codecs codecs;
    private readonly List<ExampleLine> lines;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<string, MethodModel> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandlerModel> handlers = new(StringComparer.Ordinal);

    public ApiExamples(ExampleHome home, List<ExampleLine> lines, CancellationToken cancellationToken)
    {
        this.home = home;
        this.lines = lines;
        this.cancellationToken = cancellationToken;
        facts = home.Facts;
        codecs = new Codecs(facts);
        foreach (var part in home.Parts)
        {
            foreach (var method in part.Methods) methods[method.Name] = method;
            foreach (var stream in part.Streams) streams[stream.Name] = stream;
            foreach (var handler in part.Handlers) handlers[handler.Name] = handler;
        }
    }

    public void Add(ExampleModel example)
    {
        if (JsonReader.Read(SourceText.From(example.Json), cancellationToken).Root is not { } value) return;
        var number = ", example " + example.Number.ToString(CultureInfo.InvariantCulture);
        switch (example.Kind)
        {
            case ExampleKind.Type when home.Types.Find(example.Owner) is not null:
                AddValue($"type {example.Owner}{number}", value, new TypeRef(TypeRefKind.Named, example.Owner, null, false));
                break;
            case ExampleKind.Parameters when methods.TryGetValue(example.Owner, out var method):
                AddSent($"method {example.Owner}{number}", value, method.Parameters);
                break;
            case ExampleKind.Result when methods.TryGetValue(example.Owner, out var method) && method.Returns is { } returns:
                AddValue($"method {example.Owner}{number}, result", value, returns);
                break;
            case ExampleKind.Asked when handlers.TryGetValue(example.Owner, out var handler) && home.Has("On" + handler.Name):
                AddAsked($"handler {example.Owner}{number}", value, handler);
                break;
            case ExampleKind.Answered when handlers.TryGetValue(example.Owner, out var handler) && handler.Returns is { } answers:
                AddValue($"handler {example.Owner}{number}, result", value, answers);
                break;
            case ExampleKind.Event when streams.TryGetValue(example.Owner, out var stream) && home.Has(stream.Name + "Async"):
                lines.Add(new ExampleLine(EventType(stream), $"stream {example.Owner}{number}", $"{StreamsName}.{stream.Name}", example.Json, ""));
                break;
        }
    }

    /// <summary>Parameters are values that are written; those whose types can be read as well make the round.</summary>
    private void AddSent(string name, JsonSyntax value, ShapeModel shape)
    {
        for (var i = 0; i < shape.Items.Count; i++)
        {
            if (shape.Kind == ShapeKind.Single) AddSent(name, value, shape.Items[i].Value);
            else TakePart(name, value, i, shape.Items[i].Wire, shape.Items[i].Value);
        }
    }

    private void TakePart(string name, JsonSyntax whole, int index, string? wire, ShapeValue shape)
    {
        var part = whole switch
        {
            JsonArraySyntax array when wire is null => index < array.Items.Count ? array.Items[index] : null,
            JsonObjectSyntax members when wire is not null => members.Find(wire),
            _ => null,
        };
        if (part is not null) AddSent(name, part, shape);
    }

    private void AddSent(string name, JsonSyntax value, ShapeValue shape)
    {
        switch (shape)
        {
            case TypedValue typed:
                AddValue($"{name}, {typed.Name}", value, typed.Type);
                break;
            case ListValue list:
                for (var i = 0; i < list.Items.Count; i++) TakePart(name, value, i, null, list.Items[i]);
                break;
            case ObjectValue nested:
                foreach (var member in nested.Members) TakePart(name, value, 0, member.Wire, member.Value);
                break;
        }
    }

    /// <summary>What a handler gets is read as a whole where it becomes a record, and by itself where it is one value.</summary>
    private void AddAsked(string name, JsonSyntax value, HandlerModel handler)
    {
        if (HandlerEmitter.ParametersObject(handler) is { } type)
        {
            var codec = Codecs.Object(facts.FullName(type.Name));
            lines.Add(new ExampleLine($"ValueExample{codec.Arguments}", name, "", CompactJson.Write(value), ""));
        }
        else
        {
            AddSent(name, value, handler.Parameters);
        }
    }

    private void AddValue(string name, JsonSyntax value, TypeRef type)
    {
        // That null is a value is not said by the type's own codec, but by what it is a part of.
        if (value is JsonLiteralSyntax { Kind: LiteralKind.Null } || !Can(type, facts.IsRead)) return;
        var codec = codecs.For(type);
        var json = CompactJson.Write(value);
        lines.Add(Can(type, facts.IsWritten)
            ? new ExampleLine($"WrittenExample<{codec.Reader}, {codec.View}, {codec.Record}, {codec.Writer}>", name, "", json, CSharp.Literal(KnownMembers.Of(value, type, home.Types)))
            : new ExampleLine($"ValueExample<{codec.Reader}, {codec.View}, {codec.Record}>", name, "", json, ""));
    }

    private bool Can(TypeRef type, Func<string, bool> can)
    {
        while (type.Element is { } element) type = element;
        if (type.Kind != TypeRefKind.Named) return true;
        return home.Types.Find(type.Name) is not null && can(type.Name);
    }

    /// <summary>The class that has the streams; in the namespace of the client also where another assembly adds to it.</summary>
    private string StreamsName
    {
        get
        {
            var space = facts.Extension?.Namespace ?? facts.Namespace;
            return space.Length == 0 ? "global::" + facts.StreamsName : $"global::{space}.{facts.StreamsName}";
        }
    }

    private string EventType(StreamModel stream)
    {
        var codec = StreamEmitter.EventObject(stream) is { } type ? Codecs.Object(facts.FullName(type.Name)) : codecs.Element(((TypedValue)stream.Event.Items[0].Value).Type);
        return $"EventExample<{codec.Record}, {codec.View}>";
    }
}
