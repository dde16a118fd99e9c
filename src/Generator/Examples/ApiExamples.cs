using System.Globalization;
using Framewright.Generator.Emit;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Examples;

/// <summary>Turns the examples of an api into lines of a list: each is read by what reads such values, and written again where that is possible.</summary>
internal sealed class ApiExamples
{
    private readonly ApiFacts facts;
    private readonly ApiTypes types;
    private readonly Codecs codecs;
    private readonly List<ExampleLine> lines;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<string, MethodModel> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);

    /// <param name="facts">The api's facts, with those of all its types.</param>
    public ApiExamples(List<ApiModel> parts, ApiTypes types, ApiFacts facts, List<ExampleLine> lines, CancellationToken cancellationToken)
    {
        this.facts = facts;
        this.types = types;
        this.lines = lines;
        this.cancellationToken = cancellationToken;
        codecs = new Codecs(facts);
        foreach (var part in parts)
        {
            foreach (var method in part.Methods) methods[method.Name] = method;
            foreach (var stream in part.Streams) streams[stream.Name] = stream;
        }
    }

    public void Add(ExampleModel example)
    {
        if (JsonReader.Read(SourceText.From(example.Json), cancellationToken).Root is not { } value) return;
        var number = ", example " + example.Number.ToString(CultureInfo.InvariantCulture);
        switch (example.Kind)
        {
            case ExampleKind.Type when types.Find(example.Owner) is not null:
                AddValue($"type {example.Owner}{number}", value, new TypeRef(TypeRefKind.Named, example.Owner, null, false));
                break;
            case ExampleKind.Parameters when methods.TryGetValue(example.Owner, out var method):
                AddSent($"method {example.Owner}{number}", value, method.Parameters);
                break;
            case ExampleKind.Result when methods.TryGetValue(example.Owner, out var method) && method.Returns is { } returns:
                AddValue($"method {example.Owner}{number}, result", value, returns);
                break;
            case ExampleKind.Event when streams.ContainsKey(example.Owner):
                lines.Add(new ExampleLine(EventType(streams[example.Owner]), $"stream {example.Owner}{number}", $"{facts.FullName(facts.ClientName)}Streams.{example.Owner}", example.Json, ""));
                break;
        }
    }

    /// <summary>Parameters are values that are written; those whose types can be read as well make the round.</summary>
    private void AddSent(string name, JsonSyntax value, ShapeModel shape)
    {
        for (var i = 0; i < shape.Items.Count; i++)
        {
            var item = shape.Items[i];
            var part = value switch
            {
                JsonArraySyntax array when shape.Kind == ShapeKind.Positional => i < array.Items.Count ? array.Items[i] : null,
                JsonObjectSyntax members when shape.Kind == ShapeKind.Named => members.Find(item.Wire!),
                _ => shape.Kind == ShapeKind.Single ? value : null,
            };
            if (part is not null && item.Value is TypedValue typed) AddValue($"{name}, {typed.Name}", part, typed.Type);
        }
    }

    private void AddValue(string name, JsonSyntax value, TypeRef type)
    {
        // That null is a value is not said by the type's own codec, but by what it is a part of.
        if (value is JsonLiteralSyntax { Kind: LiteralKind.Null } || !Can(type, facts.IsRead)) return;
        var codec = codecs.For(type);
        var json = CompactJson.Write(value);
        lines.Add(Can(type, facts.IsWritten)
            ? new ExampleLine($"WrittenExample<{codec.Reader}, {codec.View}, {codec.Record}, {codec.Writer}>", name, "", json, CSharp.Literal(KnownMembers.Of(value, type, types)))
            : new ExampleLine($"ValueExample<{codec.Reader}, {codec.View}, {codec.Record}>", name, "", json, ""));
    }

    private bool Can(TypeRef type, Func<string, bool> can)
    {
        while (type.Element is { } element) type = element;
        if (type.Kind != TypeRefKind.Named) return true;
        return types.Find(type.Name) is { } named && (named is EnumTypeModel || can(type.Name));
    }

    private string EventType(StreamModel stream)
    {
        var codec = StreamEmitter.EventObject(stream) is { } type ? Codecs.Object(facts.FullName(type.Name)) : codecs.For(((TypedValue)stream.Event.Items[0].Value).Type);
        return $"EventExample<{codec.Record}, {codec.View}>";
    }
}
