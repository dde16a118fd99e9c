using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>session</c>. What its names stand for is checked across the api's files.</summary>
internal static class SessionReader
{
    private static readonly string[] Members = { "authenticate", "token", "resume", "terminal" };

    public static SessionModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a session", Members) is not { } reader) return null;
        context.Mark(MarkKind.Session, "session", (syntax.Start, 1));
        var terminal = reader.Find("terminal") is { } codes ? ReadTerminal(context, codes) : default;
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
        return new SessionModel(authenticate.Value, token?.Value, resume?.Value, terminal);
    }

    private static EquatableArray<string> ReadTerminal(SchemaContext context, JsonSyntax syntax)
    {
        const string expected = "an array of error codes: strings or numbers";
        if (context.AsArray(syntax, "\"terminal\"", expected) is not { } array) return default;
        var codes = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is JsonStringSyntax text) codes.Add(text.Value);
            else if (item is JsonLiteralSyntax { Kind: LiteralKind.Number } number) codes.Add(number.Text);
            else context.Report(Descriptors.WrongKind, item, "An error code", "a string or a number");
        }

        return codes.ToEquatable();
    }
}
