namespace Framewright.Generator.Schema;

/// <summary>What a <see cref="SchemaMark"/> marks.</summary>
internal enum MarkKind
{
    Protocol,
    Api,

    /// <summary>The protocol that an api names.</summary>
    SpokenProtocol,
    Type,
    TypeUse,

    /// <summary>A type whose value is part of a text, so that it has to be an enum.</summary>
    TextTypeUse,

    /// <summary>The type of a union's case; the name is that of the union, a slash and the value that tells the case apart.</summary>
    UnionCase,
    Method,
    Stream,

    /// <summary>A value of the protocol's scope in a text.</summary>
    ScopeUse,

    /// <summary>Something that a stream, method or section says and that is checked against the rest of the api: named <c>Stream.member</c>.</summary>
    Reference,

    /// <summary>The record of an event of several values, which is a type of the api too.</summary>
    EventType,

    /// <summary>A call of the peer that an api serves, by its C# name.</summary>
    Handler,

    /// <summary>The wire name that a handler serves.</summary>
    HandledCall,

    /// <summary>The template that a method names, by the method's name.</summary>
    MethodTemplate,

    /// <summary>The template that a stream names: <c>Stream.send</c>, <c>Stream.end</c>.</summary>
    StreamTemplate,
    /// <summary>The address of a call over HTTP, by its method's name, or a placeholder in one: <c>Method/placeholder</c>.</summary>
    HttpValue,
    Session,
    Authenticate,
    Token,
    Resume,

    /// <summary>An error code.</summary>
    ErrorCode,

    /// <summary>The C# name of an error code.</summary>
    ErrorName,

    /// <summary>A field, as <c>Type.wire</c>; what stands behind it up to the next field, type, method or stream belongs to it.</summary>
    Field,

    /// <summary>What says of a field, as <c>Type.wire</c>, that it is read when it is asked for.</summary>
    LazyField,

    /// <summary>A value of an enum, as <c>Type.wire</c>.</summary>
    EnumValue,

    /// <summary>A case of a union, as <c>Type.wire</c>.</summary>
    Case,

    /// <summary>What a deprecated thing names instead of itself. It belongs to the mark before it.</summary>
    Replacement,
}
