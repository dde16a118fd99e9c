using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A method of an api.</summary>
/// <param name="Name">Its C# name, without <c>Async</c>.</param>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Timeout"><c>default</c>, <c>long</c> or <c>assets</c>.</param>
/// <param name="Returns">The result's type; null for none.</param>
internal sealed record MethodModel(
    string Name,
    string Wire,
    string? Doc,
    ShapeModel Parameters,
    TypeRef? Returns,
    string Timeout)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;

    /// <summary>Whether it is called over the socket.</summary>
    public bool HasCall { get; init; } = true;

    /// <summary>How it is called over HTTP; null when it is not.</summary>
    public HttpModel? Http { get; init; }

    /// <summary>Why it may be repeated; null when it may not.</summary>
    public IdempotencyModel? Idempotency { get; init; }

    /// <summary>The template that it is sent with; null for the protocol's template for calls.</summary>
    public string? Template { get; init; }

    /// <summary>Whether the peer answers; a method without an answer is done when it was sent.</summary>
    public bool HasReply { get; init; } = true;

    /// <summary>Whether there are several answers, each of the type <see cref="Returns"/>.</summary>
    public bool HasManyReplies { get; init; }

    /// <summary>Constants for its template.</summary>
    public EquatableArray<ValueModel> Values { get; init; }
}

/// <summary>How values are laid out: an array, an object, or the value itself.</summary>
internal sealed record ShapeModel(ShapeKind Kind, EquatableArray<ShapeItem> Items)
{
    public static ShapeModel None { get; } = new(ShapeKind.Positional, EquatableArray<ShapeItem>.Empty);
}

internal enum ShapeKind
{
    Positional,
    Named,
    Single,

    /// <summary>An array whose first element is an array of the values: only what arrives is ever laid out like this.</summary>
    Nested,
}

/// <summary>One value of a shape: typed (a parameter of the C# method or a member of the event), a text with placeholders, or a constant.</summary>
/// <param name="Wire">The member's name for named shapes; null otherwise.</param>
/// <param name="Value">The value.</param>
internal sealed record ShapeItem(string? Wire, ShapeValue Value);

internal abstract record ShapeValue;

/// <summary>A typed value: <c>"Room room"</c>, <c>"date since?"</c>. <c>Name</c> is the C# parameter name (camelCase, without @).</summary>
internal sealed record TypedValue(string Name, TypeRef Type, bool IsOptional, bool IsSecret, string? Doc) : ShapeValue;

/// <summary>A text with typed placeholders: <c>"{string roomId}/user-activity"</c>.</summary>
internal sealed record TextValue(EquatableArray<TopicTextPart> Parts) : ShapeValue;

/// <summary>An array of values inside of a shape.</summary>
internal sealed record ListValue(EquatableArray<ShapeValue> Items) : ShapeValue;

/// <summary>An object of values inside of a shape.</summary>
internal sealed record ObjectValue(EquatableArray<ShapeItem> Members) : ShapeValue;

/// <summary>A JSON constant as compact JSON text: <c>{"value": {}}</c>, or any literal that is not a string.</summary>
internal sealed record ConstantValue(string Json) : ShapeValue;

/// <summary>Literal text (<c>Parameter</c> is null), or the value of a parameter that the text declares or that was declared before.</summary>
internal sealed record TopicTextPart(string Literal, TypedValue? Parameter)
{
    /// <summary>The value of the scope that stands here; null for none.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether nothing stands here outside of a scope.</summary>
    public bool IsOptional { get; init; }
}
