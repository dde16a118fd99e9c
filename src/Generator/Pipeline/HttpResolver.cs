using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Resolves what calls over HTTP say about others: who the session belongs to, what was presented. What stands for nothing is reported, and its call left out.</summary>
/// <param name="types">The api's types.</param>
/// <param name="identity">The values of who is logged in.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="credentialsType">The full name of its credentials; null when they cannot be seen.</param>
/// <param name="isOwnProtocol">Whether the protocol is generated here.</param>
internal sealed class HttpResolver(ApiTypes types, IdentityResolver identity, ProtocolModel protocol, string? credentialsType, bool isOwnProtocol)
{
    private readonly HttpValues values = new(types.Find, identity.Paths, protocol, isOwnProtocol);

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
            if (identity.Find(name) is { } value) identities.Add(value);
            if (values.Credential(name) is { } credential) credentials.Add(credential);
        }

        return new HttpFacts(identities.Count == 0 ? null : identity.Type, identities.ToEquatable(), credentials.Count == 0 ? null : credentialsType, credentials.ToEquatable());
    }

    /// <summary>The values of who is logged in.</summary>
    public IdentityResolver Identity => identity;

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
