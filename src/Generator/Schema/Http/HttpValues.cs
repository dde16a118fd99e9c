using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Http;

/// <summary>What the placeholders of calls over HTTP stand for, when all documents are seen.</summary>
/// <param name="find">The types of the api.</param>
/// <param name="identity">What the login of the api's clients results in; null when they have none.</param>
/// <param name="protocol">The protocol that the api speaks.</param>
/// <param name="isOwnProtocol">Whether the protocol is generated here, rather than lent by a package.</param>
internal sealed class HttpValues(Func<string, TypeModel?> find, TypeRef? identity, ProtocolModel protocol, bool isOwnProtocol)
{
    private const string Identity = "identity.";
    private const string Session = "session.";
    private const string Credentials = "credentials.";

    /// <summary>What is wrong with a placeholder; null when nothing is.</summary>
    public string? Misfit(MethodModel method, HttpUse use)
    {
        if (use.Name.StartsWith(Identity, StringComparison.Ordinal)) return MisfitOfIdentity(use.Name.Substring(Identity.Length));
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

    /// <summary>The fields from the login's result to a value; null when there is none such.</summary>
    public List<KeyValuePair<ObjectTypeModel, FieldModel>>? Fields(string path)
    {
        if (identity is null || PathReader.TryParse(path, out var steps) is not null) return null;
        var fields = new List<KeyValuePair<ObjectTypeModel, FieldModel>>();
        var type = identity;
        foreach (var step in steps.Steps)
        {
            if (type.Kind != TypeRefKind.Named || find(type.Name) is not ObjectTypeModel model || FieldOf(model, step) is not { } field) return null;
            fields.Add(new(model, field));
            type = field.Type;
        }

        return fields;
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

    private string? MisfitOfIdentity(string path)
    {
        if (identity is null) return "the api has no \"session\" whose method says who the session belongs to";
        if (Fields(path) is not { Count: > 0 } fields) return "the result of the session's method has no such member";
        var type = fields[fields.Count - 1].Value.Type;
        return type is { Kind: TypeRefKind.Scalar, Name: "string" or "int" or "long" or "bool" or "double" or "decimal" } ? null : "only a string, a number or a bool of the session's owner has a text";
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

    private static FieldModel? FieldOf(ObjectTypeModel model, PathStep step)
    {
        foreach (var field in model.Fields)
        {
            if (!model.IsTuple && field.Wire == step.Name) return field;
        }

        return null;
    }
}
