using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Lifecycle;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>session</c>. What its names stand for is checked across the api's files.</summary>
internal static class SessionReader
{
    private static readonly string[] Members = { "authenticate", "token", "resume", "terminal", "challenge" };

    public static SessionModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a session", Members) is not { } reader) return null;
        context.Mark(MarkKind.Session, "session", (syntax.Start, 1));
        var terminal = reader.Find("terminal") is { } codes ? CodesReader.Read(context, codes, "\"terminal\"") : default;
        var challenge = reader.Find("challenge") is { } challenges ? CodesReader.Read(context, challenges, "\"challenge\"") : default;
        var token = reader.Text("token", "a path into the method's result, such as \"token\"");
        var resume = reader.Text("resume", "the wire name of the member of the credentials that carries a token");
        if (token is not null) context.Mark(MarkKind.Token, token.Value, token);
        if (resume is not null) context.Mark(MarkKind.Resume, resume.Value, resume);
        if (token is not null && PathReader.Read(context, token, "\"token\"") is null) return null;
        if (reader.Text("authenticate", "the name of a method") is not { } authenticate)
        {
            if (reader.Find("authenticate") is null) reader.ReportMissing("authenticate", "the name of the method that takes the credentials");
            return null;
        }

        context.Mark(MarkKind.Authenticate, authenticate.Value, authenticate);
        return new SessionModel(authenticate.Value, token?.Value, resume?.Value, terminal) { Challenge = challenge };
    }
}
