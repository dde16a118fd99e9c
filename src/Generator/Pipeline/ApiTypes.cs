using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>The named types of an api over all its documents: which exist, and which are read or written.</summary>
internal sealed class ApiTypes
{
    private readonly Dictionary<string, TypeModel> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly HashSet<string> sent;
    private readonly HashSet<string> tagged = new(StringComparer.Ordinal);
    private readonly LentApi? lent;
    private readonly TypeReach? reach;

    /// <summary>Looks through an api's documents.</summary>
    /// <param name="parts">The documents of this project.</param>
    /// <param name="lent">The package whose api they add to; null for an api of this project's own.</param>
    /// <param name="isExtensible">Whether every type is both read and written.</param>
    public ApiTypes(List<ApiModel> parts, LentApi? lent = null, bool isExtensible = false)
    {
        this.lent = lent;
        if (lent is not null)
        {
            reach = new TypeReach(Find, lent);
            foreach (var type in lent.Types) byName.Add(type.Name, type);
        }

        foreach (var part in parts)
        {
            foreach (var type in part.Types)
            {
                if (!byName.ContainsKey(type.Name)) byName.Add(type.Name, type);
            }
        }

        foreach (var part in parts) MarkUses(part);
        sent = new HashSet<string>(written, StringComparer.Ordinal);
        foreach (var part in parts) MarkUnused(part, isExtensible);
        foreach (var type in byName.Values)
        {
            if (type is UnionTypeModel union && IsWritten(union.Name)) MarkTagged(union);
        }
    }

    /// <summary>Whether a parameter of this api contains the type.</summary>
    public bool IsSent(string name) => sent.Contains(name);

    /// <summary>Whether a reply or an event contains the type, or nothing does.</summary>
    public bool IsRead(string name) => read.Contains(name);

    /// <summary>Whether a parameter contains the type, or may in another assembly.</summary>
    public bool IsWritten(string name) => written.Contains(name);

    /// <summary>Whether the type is a package's: what its view records is that package's own affair.</summary>
    public bool IsLent(string name) => lent?.HomeOf(name) is not null;

    public TypeModel? Find(string name) => byName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The document without what names a type that does not exist and without second declarations: those are reported, and break nothing else.</summary>
    public ApiModel Prune(ApiModel part)
    {
        var types = new List<TypeModel>();
        foreach (var type in part.Types)
        {
            if (!ReferenceEquals(byName[type.Name], type) || !(read.Contains(type.Name) || written.Contains(type.Name))) continue;
            types.Add(type switch
            {
                ObjectTypeModel model => model with { Fields = Prune(model.Fields) },
                UnionTypeModel union => union with { Cases = Prune(union) },
                _ => type,
            });
        }

        var methods = new List<MethodModel>();
        foreach (var method in part.Methods)
        {
            if (Exists(method.Parameters) && (method.Returns is null || Exists(method.Returns)) && reach?.Obstacle(method) is null) methods.Add(method);
        }

        var streams = new List<StreamModel>();
        foreach (var stream in part.Streams)
        {
            if (stream.Event.Items.Count > 0 && Exists(stream.Event) && Exists(stream.Parameters) && reach?.Obstacle(stream) is null) streams.Add(stream);
        }

        var handlers = new List<HandlerModel>();
        foreach (var handler in part.Handlers)
        {
            if (Exists(handler.Parameters) && (handler.Returns is null || Exists(handler.Returns)) && reach?.Obstacle(handler) is null) handlers.Add(handler);
        }

        return part with { Types = types.ToEquatable(), Methods = methods.ToEquatable(), Streams = streams.ToEquatable(), Handlers = handlers.ToEquatable() };
    }

    /// <summary>The facts of the types that a document declares or names, in a stable order.</summary>
    public EquatableArray<TypeFact> FactsFor(ApiModel part, EquatableArray<MethodModel> used = default, EquatableArray<StreamModel> watched = default)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in part.Types)
        {
            names.Add(type.Name);
            if (type is ObjectTypeModel model)
            {
                foreach (var field in model.Fields) Collect(field.Type, names);
            }
            else if (type is UnionTypeModel union)
            {
                foreach (var value in union.Cases) names.Add(value.Type);
            }
        }

        foreach (var method in part.Methods)
        {
            Collect(method.Parameters, names);
            if (method.Returns is { } returns) Collect(returns, names);
        }

        foreach (var method in used) Collect(method.Parameters, names);
        foreach (var stream in watched)
        {
            foreach (var value in new ParameterValues(stream).All()) Collect(value.Type, names);
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

        return FactsOf(names);
    }

    /// <summary>The facts of the types that a shape names.</summary>
    public EquatableArray<TypeFact> FactsFor(ShapeModel shape)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(shape, names);
        return FactsOf(names);
    }

    /// <summary>Whether all types that a shape names exist.</summary>
    public bool Knows(ShapeModel shape) => Exists(shape);

    private EquatableArray<TypeFact> FactsOf(SortedSet<string> names)
    {
        var facts = new List<TypeFact>();
        foreach (var name in names) facts.Add(new TypeFact(name, Find(name) is EnumTypeModel, read.Contains(name), written.Contains(name), sent.Contains(name), tagged.Contains(name), lent?.HomeOf(name)?.Namespace, Find(name) is EnumTypeModel { IsInteger: false }));
        return facts.ToEquatable();
    }

    /// <summary>Replies and events are read, parameters are written.</summary>
    private void MarkUses(ApiModel part)
    {
        foreach (var method in part.Methods)
        {
            if (reach?.Obstacle(method) is not null) continue;
            Mark(method.Parameters, written);
            if (method.Returns is { } returns) Mark(returns, read);
        }

        foreach (var stream in part.Streams)
        {
            if (reach?.Obstacle(stream) is not null) continue;
            Mark(stream.Event, read);
            Mark(stream.Parameters, written);
        }

        if (part.Scope is { } scope) Mark(scope.Parameters, written);
        foreach (var handler in part.Handlers)
        {
            if (reach?.Obstacle(handler) is not null) continue;
            Mark(handler.Parameters, read);
            if (handler.Returns is { } returns) Mark(returns, written);
        }
    }

    /// <summary>A type that is neither read nor written is read, since somebody may parse it; where others may add methods, all types are both.</summary>
    private void MarkUnused(ApiModel part, bool isExtensible)
    {
        foreach (var type in part.Types)
        {
            var canRead = reach?.Can(type.Name, isWritten: false) ?? true;
            var canWrite = reach?.Can(type.Name, isWritten: true) ?? true;
            if (canRead && (isExtensible || !written.Contains(type.Name))) Mark(type.Name, read);
            if (canWrite && (isExtensible || !canRead)) Mark(type.Name, written);
        }
    }

    private void Mark(ShapeModel shape, HashSet<string> uses)
    {
        foreach (var value in ShapeValues.Typed(shape)) Mark(value.Type, uses);
    }

    private void Mark(TypeRef type, HashSet<string> uses)
    {
        if (type.Element is { } element) Mark(element, uses);
        else if (type.Kind == TypeRefKind.Named) Mark(type.Name, uses);
    }

    private void Mark(string name, HashSet<string> uses)
    {
        // With a list of its own: a chain of types may be longer than the stack.
        var open = new Stack<string>();
        open.Push(name);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!uses.Add(next) || lent?.HomeOf(next) is not null) continue;
            if (Find(next) is ObjectTypeModel model)
            {
                foreach (var field in model.Fields) Push(field.Type, open);
            }
            else if (Find(next) is UnionTypeModel union)
            {
                foreach (var value in union.Cases) open.Push(value.Type);
            }
        }
    }

    private static void Push(TypeRef type, Stack<string> open)
    {
        while (type.Element is { } element) type = element;
        if (type.Kind == TypeRefKind.Named) open.Push(type.Name);
    }

    /// <summary>Cases whose types lack the member that tells them apart: their members are written behind it.</summary>
    private void MarkTagged(UnionTypeModel union)
    {
        foreach (var value in union.Cases)
        {
            if (TagOf(union, value) != UnionTag.Own) tagged.Add(value.Type);
        }
    }

    private UnionTag TagOf(UnionTypeModel union, UnionCaseModel value)
    {
        if (union.By.Steps.Count != 1 || union.By.Steps[0].Name is not { } name || Find(value.Type) is not ObjectTypeModel model) return UnionTag.Own;
        if (model.Field(name) is not null) return UnionTag.Own;
        return model.KeepsUnknown ? UnionTag.AddedUnlessKept : UnionTag.Added;
    }

    private EquatableArray<UnionCaseModel> Prune(UnionTypeModel union)
    {
        var kept = new List<UnionCaseModel>();
        foreach (var value in union.Cases)
        {
            if (Find(value.Type) is ObjectTypeModel) kept.Add(value with { Tag = TagOf(union, value) });
        }

        return kept.ToEquatable();
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
        foreach (var value in ShapeValues.Typed(shape))
        {
            if (!Exists(value.Type)) return false;
        }

        return true;
    }

    private bool Exists(TypeRef type) => type.Element is { } element ? Exists(element) : type.Kind != TypeRefKind.Named || byName.ContainsKey(type.Name);

    private static void Collect(ShapeModel shape, SortedSet<string> names)
    {
        foreach (var value in ShapeValues.Typed(shape)) Collect(value.Type, names);
    }

    private static void Collect(TypeRef type, SortedSet<string> names)
    {
        if (type.Element is { } element) Collect(element, names);
        else if (type.Kind == TypeRefKind.Named) names.Add(type.Name);
    }
}
