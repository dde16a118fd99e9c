using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that a session's names stand for a method with one parameter, and for members of its credentials and result.</summary>
internal static class SessionCheck
{
    public static void Check(ApiSchema api, bool isComplete, ValidationReport report)
    {
        foreach (var file in api.Files)
        {
            if (file.Document.Api!.Session is not { } session) continue;
            if (!api.Methods.TryGetValue(session.Authenticate, out var method))
            {
                if (isComplete && !IsDeclared(api, session.Authenticate)) ReportUnknown(api, file, session, report);
                continue;
            }

            var at = file.Find(MarkKind.Authenticate);
            SocketCallCheck.Check(method, at, report);
            if (Credentials(api, at, method, report) is not { } credentials) continue;
            if (session.Token is { } token) CheckToken(api, file, token, method, report);
            if (session.Resume is { } resume) CheckMember(api, file.Find(MarkKind.Resume), resume, credentials, report);
        }
    }

    private static void ReportUnknown(ApiSchema api, SchemaFile file, SessionModel session, ValidationReport report)
    {
        var known = new List<string>(api.Methods.Keys);
        known.Sort(StringComparer.Ordinal);
        var advice = NearestName.Advice(session.Authenticate, known, "declare it under \"methods\"");
        report.Add(Descriptors.BadAuthentication, file.Find(MarkKind.Authenticate), session.Authenticate, $"api '{api.Name}' has no such method; {advice}");
    }

    private static bool IsDeclared(ApiSchema api, string method)
    {
        foreach (var file in api.Files)
        {
            if (file.Find(MarkKind.Method, method) is not null) return true;
        }

        return false;
    }

    /// <summary>The type of the credentials; null, after a report, when a client cannot log in with the method.</summary>
    private static TypeRef? Credentials(ApiSchema api, SourceSpan? at, MethodModel method, ValidationReport report)
    {
        if (LoginMethod.CredentialsOf(method) is not { } credentials)
        {
            report.Add(Descriptors.BadAuthentication, at, method.Name, "it needs exactly one parameter, the credentials; put them into one type");
            return null;
        }

        if (!IsRecord(api, credentials.Type)) report.Add(Descriptors.BadAuthentication, at, method.Name, $"its parameter '{credentials.Name}' is no type with \"fields\"; put the credentials into one");
        else if (method.HasManyReplies) report.Add(Descriptors.BadAuthentication, at, method.Name, "it is answered several times; write \"returns\" for who the session belongs to");
        else if (method.Returns is { } result && !IsRecord(api, result)) report.Add(Descriptors.BadAuthentication, at, method.Name, "what it returns, who the session belongs to, is no type with \"fields\"; declare one, be it an empty one");
        else if (method.Returns is null) report.Add(Descriptors.BadAuthentication, at, method.Name, "it returns nothing, not even who the session belongs to; add \"returns\" with a type with \"fields\", be it an empty one");
        else return credentials.Type;
        return null;
    }

    /// <summary>Whether a value is a record; one of an unknown type may be, and is reported.</summary>
    private static bool IsRecord(ApiSchema api, TypeRef type)
        => type.Kind == TypeRefKind.Named && (!api.Types.TryGetValue(type.Name, out var declared) || declared is not EnumTypeModel);

    private static void CheckToken(ApiSchema api, SchemaFile file, string token, MethodModel method, ValidationReport report)
    {
        var at = file.Find(MarkKind.Token);
        var type = method.Returns!;
        if (PathReader.TryParse(token, out var path) is not null) return;
        foreach (var step in path.Steps)
        {
            var next = step.Name is { } name ? CheckMember(api, at, name, type, report) : type.Kind == TypeRefKind.Array ? type.Element : null;
            if (next is null) return;
            type = next;
        }
    }

    /// <summary>The type of a member; null, after a report if the type is known and has none such.</summary>
    private static TypeRef? CheckMember(ApiSchema api, SourceSpan? at, string wire, TypeRef type, ValidationReport report)
    {
        if (type.Kind == TypeRefKind.Map) return type.Element;
        if (type is { Kind: TypeRefKind.Scalar, Name: "json" }) return null;
        var known = new List<string>();
        if (type.Kind == TypeRefKind.Named)
        {
            if (!api.Types.TryGetValue(type.Name, out var declared)) return null;
            if (declared is ObjectTypeModel value)
            {
                if (value.Field(wire) is { } field) return field.Type;
                foreach (var other in value.Fields) known.Add(other.Wire);
            }
        }

        report.Add(Descriptors.UnknownSessionMember, at, wire, type.Name.Length > 0 ? $"'{type.Name}'" : "an array", NearestName.Advice(wire, known, "write the wire name of one of its members"));
        return null;
    }
}
