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
    Method,
    Stream,

    /// <summary>The record of an event of several values, which is a type of the api too.</summary>
    EventType,
    Session,
    Authenticate,
    Token,
    Resume,

    /// <summary>A field, as <c>Type.wire</c>; what stands behind it up to the next field, type, method or stream belongs to it.</summary>
    Field,

    /// <summary>A value of an enum, as <c>Type.wire</c>.</summary>
    EnumValue,

    /// <summary>What a deprecated thing names instead of itself. It belongs to the mark before it.</summary>
    Replacement,
}
