using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>The named types of an api over all its documents: which exist, and which are read or written.</summary>
internal sealed class ApiTypes
{
    private readonly Dictionary<string, TypeModel> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    public ApiTypes(List<ApiModel> parts)
    {
        foreach (var part in parts)
        {
            foreach (var type in part.Types)
            {
                if (!byName.ContainsKey(type.Name)) byName.Add(type.Name, type);
            }
        }

        foreach (var part in parts) MarkUses(part);
    }

    public TypeModel? Find(string name) => byName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The document without what names a type that does not exist and without second declarations: those are reported, and break nothing else.</summary>
    public ApiModel Prune(ApiModel part)
    {
        var types = new List<TypeModel>();
        foreach (var type in part.Types)
        {
            if (!ReferenceEquals(byName[type.Name], type)) continue;
            types.Add(type is ObjectTypeModel model ? model with { Fields = Prune(model.Fields) } : type);
        }

        var methods = new List<MethodModel>();
        foreach (var method in part.Methods)
        {
            if (Exists(method.Parameters) && (method.Returns is null || Exists(method.Returns))) methods.Add(method);
        }

        var streams = new List<StreamModel>();
        foreach (var stream in part.Streams)
        {
            if (stream.Event.Items.Count > 0 && Exists(stream.Event) && Exists(stream.Parameters)) streams.Add(stream);
        }

        var handlers = new List<HandlerModel>();
        foreach (var handler in part.Handlers)
        {
            if (Exists(handler.Parameters) && (handler.Returns is null || Exists(handler.Returns))) handlers.Add(handler);
        }

        return part with { Types = types.ToEquatable(), Methods = methods.ToEquatable(), Streams = streams.ToEquatable(), Handlers = handlers.ToEquatable() };
    }

    /// <summary>The facts of the types that a document declares or names, in a stable order.</summary>
    public EquatableArray<TypeFact> FactsFor(ApiModel part)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in part.Types)
        {
            names.Add(type.Name);
            if (type is ObjectTypeModel model)
            {
                foreach (var field in model.Fields) Collect(field.Type, names);
            }
        }

        foreach (var method in part.Methods)
        {
            Collect(method.Parameters, names);
            if (method.Returns is { } returns) Collect(returns, names);
        }

        foreach (var stream in part.Streams)
        {
            Collect(stream.Event, names);
            Collect(stream.Parameters, names);
        }

        foreach (var handler in part.Handlers)
        {
            Collect(handler.Parameters, names);
            if (handler.Returns is { } returns) Collect(returns, names);
        }

        var facts = new List<TypeFact>();
        foreach (var name in names) facts.Add(new TypeFact(name, Find(name) is EnumTypeModel, read.Contains(name), written.Contains(name)));
        return facts.ToEquatable();
    }

    /// <summary>Replies and events are read, parameters are written; a type that is neither is read, since somebody may parse it.</summary>
    private void MarkUses(ApiModel part)
    {
        foreach (var method in part.Methods)
        {
            Mark(method.Parameters, written);
            if (method.Returns is { } returns) Mark(returns, read);
        }

        foreach (var stream in part.Streams)
        {
            Mark(stream.Event, read);
            Mark(stream.Parameters, written);
        }

        foreach (var handler in part.Handlers)
        {
            Mark(handler.Parameters, read);
            if (handler.Returns is { } returns) Mark(returns, written);
        }

        foreach (var type in part.Types)
        {
            if (!written.Contains(type.Name)) Mark(type.Name, read);
        }
    }

    private void Mark(ShapeModel shape, HashSet<string> uses)
    {
        foreach (var item in shape.Items)
        {
            if (item.Value is TypedValue value) Mark(value.Type, uses);
        }
    }

    private void Mark(TypeRef type, HashSet<string> uses)
    {
        if (type.Element is { } element) Mark(element, uses);
        else if (type.Kind == TypeRefKind.Named) Mark(type.Name, uses);
    }

    private void Mark(string name, HashSet<string> uses)
    {
        if (!uses.Add(name) || Find(name) is not ObjectTypeModel model) return;
        foreach (var field in model.Fields) Mark(field.Type, uses);
    }

    private EquatableArray<FieldModel> Prune(EquatableArray<FieldModel> fields)
    {
        var kept = new List<FieldModel>();
        foreach (var field in fields)
        {
            if (Exists(field.Type)) kept.Add(field);
        }

        return kept.Count == fields.Count ? fields : kept.ToEquatable();
    }

    private bool Exists(ShapeModel shape)
    {
        foreach (var item in shape.Items)
        {
            if (item.Value is TypedValue value && !Exists(value.Type)) return false;
        }

        return true;
    }

    private bool Exists(TypeRef type) => type.Element is { } element ? Exists(element) : type.Kind != TypeRefKind.Named || byName.ContainsKey(type.Name);

    private static void Collect(ShapeModel shape, SortedSet<string> names)
    {
        foreach (var item in shape.Items)
        {
            if (item.Value is TypedValue value) Collect(value.Type, names);
        }
    }

    private static void Collect(TypeRef type, SortedSet<string> names)
    {
        if (type.Element is { } element) Collect(element, names);
        else if (type.Kind == TypeRefKind.Named) names.Add(type.Name);
    }
}
