using Framewright.Generator.Emit;
using Framewright.Generator.Model;

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
        if (FindMethod(session.Authenticate, parts) is not { } method) return null;
        if (method.Parameters.Items.Count != 1 || method.Parameters.Items[0].Value is not TypedValue { Type: { Kind: TypeRefKind.Named } credentials }) return null;
        if (method.Returns is not { Kind: TypeRefKind.Named } result) return null;
        return new SessionFacts(
            method.Name,
            facts.FullName(credentials.Name),
            facts.FullName(result.Name),
            session.Token is null ? null : FieldName(types, result.Name, session.Token),
            session.Resume is null ? null : FieldName(types, credentials.Name, session.Resume),
            session.Terminal);
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

    private static string? FieldName(ApiTypes types, string type, string wire)
    {
        if (types.Find(type) is not ObjectTypeModel model) return null;
        foreach (var field in model.Fields)
        {
            if (field.Wire == wire) return field.Name;
        }

        return null;
    }
}
