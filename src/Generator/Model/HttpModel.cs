using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>How a method is called over HTTP.</summary>
/// <param name="Verb">The HTTP method, in capitals.</param>
/// <param name="Path">Where to, relative to the configured address; its values are percent-encoded.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Query">The members of the query.</param>
/// <param name="Body">The JSON body; null for none.</param>
/// <param name="Result">Where the answer has the result; null for the answer itself.</param>
/// <param name="Error">Where the answer has an error that reads as the protocol's; null for the answer itself.</param>
/// <param name="Errors">Where the answer has the parts of an error in place of that; null for none.</param>
/// <param name="Success">What holds for an answer that is a success, besides a good status.</param>
internal sealed record HttpModel(
    string Verb,
    EquatableArray<TextPart> Path,
    EquatableArray<ConnectTextModel> Headers,
    EquatableArray<ConnectTextModel> Query,
    TemplateNode? Body,
    SchemaPath? Result,
    SchemaPath? Error,
    ErrorPathsModel? Errors,
    EquatableArray<MatchModel> Success)
{
    /// <summary>From which version of the service on the method itself goes over HTTP; null when it goes over the socket, or has no other way.</summary>
    public string? Since { get; init; }

    /// <summary>The address as the schema writes it.</summary>
    public string Address
    {
        get
        {
            var text = "";
            foreach (var part in Path) text += part.IsPlaceholder ? "{" + part.Value + "}" : part.Value;
            return text;
        }
    }

    /// <summary>Shows every placeholder, with where it stands and whether its value may be missing.</summary>
    public void Visit(Action<HttpUse> visit)
    {
        Visit(HttpPlace.Address, Path, visit);
        foreach (var header in Headers) Visit(HttpPlace.Header, header.Text, visit);
        foreach (var member in Query) Visit(HttpPlace.Query, member.Text, visit);
        if (Body is not null) TemplateUses.Visit(Body, (name, isOptional) => visit(new HttpUse(HttpPlace.Body, name, isOptional, IsWhole: true)));
    }

    private static void Visit(HttpPlace place, EquatableArray<TextPart> text, Action<HttpUse> visit)
    {
        foreach (var part in text)
        {
            if (part.IsPlaceholder) visit(new HttpUse(place, part.Value, part.IsOptional, text.Count == 1));
        }
    }
}

/// <summary>A part of a call over HTTP.</summary>
internal enum HttpPlace
{
    Address,
    Header,
    Query,
    Body,
}

/// <summary>A placeholder, where it stands, and whether it is all that stands there.</summary>
internal sealed record HttpUse(HttpPlace Place, string Name, bool IsOptional, bool IsWhole);
