using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Http;

/// <summary>What the placeholders of calls over HTTP stand for, when all documents are seen.</summary>
/// <param name="find">The types of the api.</param>
/// <param name="identity">The values of who is logged in.</param>
/// <param name="protocol">The protocol that the api speaks.</param>
/// <param name="isOwnProtocol">Whether the protocol is generated here, rather than lent by a package.</param>
internal sealed class HttpValues(Func<string, TypeModel?> find, IdentityPaths identity, ProtocolModel protocol, bool isOwnProtocol)
{
    private const string Session = "session.";
    private const string Credentials = "credentials.";

    /// <summary>What is wrong with a placeholder; null when nothing is.</summary>
    public string? Misfit(MethodModel method, HttpUse use)
    {
        if (use.Name.StartsWith(IdentityPaths.Prefix, StringComparison.Ordinal)) return identity.Misfit(use.Name);
        if (use.Name.StartsWith(Session, StringComparison.Ordinal)) return MisfitOfSession(use.Name.Substring(Session.Length));
        if (use.Name.StartsWith(Credentials, StringComparison.Ordinal)) return Credential(use.Name) is null ? $"protocol '{protocol.Name}' has no such credential" : null;
        return use.Place == HttpPlace.Body || Parameter(method, use.Name) is not { } parameter ? null : MisfitOf(parameter.Type, use);
    }

    /// <summary>Whether all of a method's call can be written.</summary>
    public bool CanWrite(MethodModel method)
    {
        var can = true;
        method.Http!.Visit(use => can &= Misfit(method, use) is null);
        return can;
    }

    public CredentialModel? Credential(string placeholder)
    {
        foreach (var credential in protocol.Credentials)
        {
            if (Credentials + credential.Name == placeholder) return credential;
        }

        return null;
    }

    public static TypedValue? Parameter(MethodModel method, string name)
    {
        foreach (var value in Validation.ParameterValues.Of(method.Parameters))
        {
            if (value.Name == name) return value;
        }

        return null;
    }

    private string? MisfitOfSession(string name)
    {
        var isThere = false;
        foreach (var frame in protocol.Frames)
        {
            foreach (var capture in frame.Captures) isThere |= capture.Name == name;
        }

        foreach (var capture in protocol.Connect?.Endpoint?.Captures ?? default) isThere |= capture.Name == name;
        if (!isThere) return $"protocol '{protocol.Name}' captures no such value";
        return isOwnProtocol ? null : "a packaged protocol keeps to itself what it captures";
    }

    private string? MisfitOf(TypeRef type, HttpUse use)
    {
        if (type.Kind == TypeRefKind.Array)
        {
            if (use.Place != HttpPlace.Query || !use.IsWhole) return "a list stands alone in a member of \"query\", which is then written once for each item";
            return type.Element!.IsNullable ? "an item that is null has no text" : MisfitOf(type.Element!, use with { Place = HttpPlace.Header });
        }

        if (type.Kind == TypeRefKind.Named) return find(type.Name) is null or EnumTypeModel ? null : "an object has no text; write it into \"body\"";
        if (type.Kind != TypeRefKind.Scalar || type.Name is "json" or "binary") return "it has no text; write it into \"body\"";
        var codec = type.Codec.Length > 0 ? type.Codec : protocol.Scalars.Date;
        return type.Name == "date" && codec == "ejson-date" ? "the protocol's dates have no text; write its type as date(iso-8601), or as the server wants it" : null;
    }
}
