using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Resolves what calls over HTTP say about others: who the session belongs to, what was presented. What stands for nothing is reported, and its call left out.</summary>
/// <param name="types">The api's types.</param>
/// <param name="identity">What the login results in; null when there is none.</param>
/// <param name="identityType">Its full name.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="credentialsType">The full name of its credentials; null when they cannot be seen.</param>
/// <param name="isOwnProtocol">Whether the protocol is generated here.</param>
internal sealed class HttpResolver(ApiTypes types, TypeRef? identity, string? identityType, ProtocolModel protocol, string? credentialsType, bool isOwnProtocol)
{
    private readonly HttpValues values = new(types.Find, identity, protocol, isOwnProtocol);

    /// <summary>The document without calls over HTTP that cannot be written.</summary>
    public ApiModel Resolve(ApiModel part)
    {
        var methods = new List<MethodModel>(part.Methods.Count);
        foreach (var method in part.Methods)
        {
            if (method.Http is null || values.CanWrite(method)) methods.Add(method);
            else if (method.HasCall) methods.Add(method with { Http = null });
        }

        return methods.Count == part.Methods.Count && !HasHttp(part) ? part : part with { Methods = methods.ToEquatable() };
    }

    /// <summary>What the document's calls over HTTP use; null when it has none.</summary>
    public HttpFacts? FactsFor(ApiModel part)
    {
        if (!HasHttp(part)) return null;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in part.Methods) method.Http?.Visit(use => names.Add(use.Name));
        var identities = new List<IdentityFact>();
        var credentials = new List<CredentialModel>();
        foreach (var name in names)
        {
            if (name.StartsWith("identity.", StringComparison.Ordinal) && values.Fields(name.Substring("identity.".Length)) is { } fields) identities.Add(Identity(name, fields));
            if (values.Credential(name) is { } credential) credentials.Add(credential);
        }

        return new HttpFacts(identities.Count == 0 ? null : identityType, identities.ToEquatable(), credentials.Count == 0 ? null : credentialsType, credentials.ToEquatable());
    }

    private IdentityFact Identity(string placeholder, List<KeyValuePair<ObjectTypeModel, FieldModel>> fields)
    {
        var members = "";
        foreach (var step in fields)
        {
            var isThreeState = Codecs.IsThreeState(step.Key, step.Value, types.IsSent(step.Key.Name));
            members += (members.Length == 0 ? "" : "?.") + step.Value.Name + (isThreeState ? ".Value" : "");
        }

        return new IdentityFact(placeholder, members, fields[fields.Count - 1].Value.Type with { IsNullable = false });
    }

    private static bool HasHttp(ApiModel part)
    {
        foreach (var method in part.Methods)
        {
            if (method.Http is not null) return true;
        }

        return false;
    }

    /// <summary>The captured values that an api's calls over HTTP use.</summary>
    public static void CollectCaptures(ApiModel part, ISet<string> names)
    {
        const string session = "session.";
        foreach (var method in part.Methods)
        {
            method.Http?.Visit(use =>
            {
                if (use.Name.StartsWith(session, StringComparison.Ordinal)) names.Add(use.Name.Substring(session.Length));
            });
        }
    }
}
