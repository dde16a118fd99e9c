using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>Finds the C# names behind an api's <c>session</c>.</summary>
internal static class SessionResolver
{
    public static SessionFacts? Resolve(List<ApiModel> parts, ApiTypes types, ApiFacts facts)
    {
        foreach (var part in parts)
        {
            if (part.Session is { } session) return Resolve(session, parts, types, facts);
        }

        return null;
    }

    private static SessionFacts? Resolve(SessionModel session, List<ApiModel> parts, ApiTypes types, ApiFacts facts)
    {
        if (FindMethod(session.Authenticate, parts) is not { } method || LoginMethod.IdentityOf(method) is not { } result) return null;
        var credentials = LoginMethod.CredentialsOf(method)!.Type;
        if (types.Find(credentials.Name) is EnumTypeModel || types.Find(result.Name) is EnumTypeModel) return null;
        return new SessionFacts(
            method.Name,
            facts.FullName(credentials.Name),
            facts.FullName(result.Name),
            session.Token is null ? null : MemberPath(types, result.Name, session.Token),
            session.Resume is null ? null : FindField(types, credentials.Name, session.Resume)?.Name,
            session.Terminal)
        {
            Challenge = session.Challenge,
        };
    }

    /// <summary>What the login of the api's clients results in; null when they have none.</summary>
    public static TypeRef? Identity(IEnumerable<ApiModel> parts, List<ApiModel> all)
    {
        foreach (var part in parts)
        {
            if (part.Session is { } session && FindMethod(session.Authenticate, all) is { } method) return LoginMethod.IdentityOf(method);
        }

        return null;
    }

    private static MethodModel? FindMethod(string name, List<ApiModel> parts)
    {
        foreach (var part in parts)
        {
            foreach (var method in part.Methods)
            {
                if (method.Name == name) return method;
            }
        }

        return null;
    }

    /// <summary>A wire path in C#: <c>auth.token</c> → <c>Auth?.Token</c>; null when it leads nowhere, which is reported.</summary>
    private static string? MemberPath(ApiTypes types, string type, string wirePath)
    {
        if (PathReader.TryParse(wirePath, out var path) is not null || path.Steps.Count == 0) return null;
        var expression = "";
        foreach (var step in path.Steps)
        {
            if (FindField(types, type, step.Name) is not { } field) return null;
            var isThreeState = Codecs.IsThreeState((ObjectTypeModel)types.Find(type)!, field, types.IsSent(type));
            expression += (expression.Length == 0 ? "" : "?.") + field.Name + (isThreeState ? ".Value" : "");
            type = field.Type.Name;
        }

        return expression;
    }

    private static FieldModel? FindField(ApiTypes types, string type, string? wire) => (types.Find(type) as ObjectTypeModel)?.Field(wire);
}
