using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>One api document. An api may be spread over any number of documents that name it.</summary>
/// <param name="Api">The api's name.</param>
/// <param name="Protocol">The protocol's name; null when another document of the api names it.</param>
/// <param name="Stem">The file's name without directories and <c>.rt.json</c>; part of the hint names.</param>
/// <param name="Doc">What the document is about.</param>
internal sealed record ApiModel(
    string Api,
    string? Protocol,
    string Stem,
    string? Doc,
    EquatableArray<TypeModel> Types,
    EquatableArray<MethodModel> Methods,
    EquatableArray<StreamModel> Streams,
    SessionModel? Session)
{
    /// <summary>Of a lent document: what the login of its clients results in; null when they have none.</summary>
    public TypeRef? Identity { get; init; }

    /// <summary>What is said when a scope is opened; null when nothing is.</summary>
    public ApiScopeModel? Scope { get; init; }

    /// <summary>How often the server lets a connection subscribe and call; null when it does not say.</summary>
    public RatesModel? Rates { get; init; }

    /// <summary>The error codes that it knows.</summary>
    public EquatableArray<ErrorModel> Errors { get; init; }

    /// <summary>The calls of the peer that it serves.</summary>
    public EquatableArray<HandlerModel> Handlers { get; init; }
}

/// <summary>Which method makes the session usable.</summary>
/// <param name="Authenticate">The C# name of the method; it has exactly one parameter, the credentials.</param>
/// <param name="Token">The wire path in its result to the token that later attempts may use; null for none.</param>
/// <param name="Resume">The wire name of the credentials' member that carries such a token; null for none.</param>
/// <param name="Terminal">Error codes that mean that the same credentials will never be accepted.</param>
internal sealed record SessionModel(string Authenticate, string? Token, string? Resume, EquatableArray<string> Terminal)
{
    /// <summary>Error codes after which somebody can be asked for more.</summary>
    public EquatableArray<string> Challenge { get; init; }
}
