using Framewright.Generator.Schema;

namespace Framewright.Generator.Versions;

/// <summary>Something of an api that may have versions: what it is, and its name as its mark has it.</summary>
internal readonly record struct VersionOwner(MarkKind Kind, string Name)
{
    /// <summary>What a document says before anything else.</summary>
    public static VersionOwner Document { get; } = new(MarkKind.Api, "");

    /// <summary>Whether it is a part of a type.</summary>
    public bool IsMember => Kind is MarkKind.Field or MarkKind.EnumValue or MarkKind.Case;

    /// <summary>The type that it is, or is a part of. A type's name has no dots; a wire name may have some.</summary>
    public string TypeName => Name.IndexOf('.') is > 0 and var dot ? Name.Substring(0, dot) : Name;

    /// <summary>Its own name.</summary>
    public string OwnName => IsMember ? Name.Substring(Name.IndexOf('.') + 1) : Name;

    /// <summary>How messages call it.</summary>
    public string Spoken => Kind switch
    {
        MarkKind.Method => $"method '{Name}'",
        MarkKind.Stream => $"stream '{Name}'",
        MarkKind.Handler => $"handler '{Name}'",
        MarkKind.Type => $"type '{Name}'",
        MarkKind.Field => $"field '{Name}'",
        MarkKind.EnumValue => $"value '{Name}'",
        MarkKind.Case => $"case '{Name}'",
        _ when Name.Length > 0 => "the " + Name,
        _ => "the api",
    };

    /// <summary>The same at the beginning of a sentence.</summary>
    public string Capital => char.ToUpperInvariant(Spoken[0]) + Spoken.Substring(1);

    /// <summary>Whether a mark begins something that may have versions, or what stands beside it.</summary>
    public static bool IsOwner(MarkKind kind) => kind is MarkKind.Type or MarkKind.Field or MarkKind.EnumValue or MarkKind.Case or MarkKind.Method or MarkKind.Stream or MarkKind.Handler or MarkKind.Session;
}
