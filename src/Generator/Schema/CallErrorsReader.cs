using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol's <c>callErrors</c>: what the peer is told of calls that cannot be served.</summary>
internal static class CallErrorsReader
{
    private static readonly string[] Members = { "unknown", "params", "failed" };
    private static readonly string[] ErrorMembers = { "code", "reason", "message", "details" };

    public static CallErrorsModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"callErrors\"", Members) is not { } reader) return null;
        return new CallErrorsModel(
            ReadError(context, reader, "unknown", "what the peer is told when no handler has the name that it calls"),
            ReadError(context, reader, "params", "what the peer is told when its parameters are others than the handler's"),
            ReadError(context, reader, "failed", "what the peer is told when the handler failed"));
    }

    private static CallErrorModel ReadError(SchemaContext context, ObjectReader errors, string name, string advice)
    {
        var reader = errors.Require(name, advice) is { } value ? ObjectReader.Open(context, value, "an error", ErrorMembers) : null;
        return new CallErrorModel(ReadCode(context, reader), ReadText(reader, "reason"), ReadText(reader, "message"), reader?.Find("details") is { } details ? CompactJson.Write(details) : null);
    }

    private static string? ReadCode(SchemaContext context, ObjectReader? reader)
    {
        if (reader?.Find("code") is not { } code) return null;
        if (code is JsonStringSyntax or JsonLiteralSyntax { Kind: LiteralKind.Number }) return CompactJson.Write(code);
        context.Report(Descriptors.WrongKind, code, "\"code\"", "a string or a number");
        return null;
    }

    private static string? ReadText(ObjectReader? reader, string name) => reader?.Text(name, "a string") is { } text ? CompactJson.Write(text) : null;
}
