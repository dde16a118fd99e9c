using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol's <c>errors</c>: where the parts of an error lie, relative to it.</summary>
internal static class ErrorPathsReader
{
    private static readonly string[] Members = { "code", "reason", "message", "details", "retryAfter" };
    private static readonly string[] RetryMembers = { "when", "path", "unit" };
    private static readonly string[] Units = { "ms", "s" };

    public static ErrorPathsModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"errors\"", Members) is not { } reader) return null;
        return new ErrorPathsModel(
            PathReader.Read(context, reader, "code"),
            PathReader.Read(context, reader, "reason"),
            PathReader.Read(context, reader, "message"),
            PathReader.Read(context, reader, "details"),
            reader.Find("retryAfter") is { } retryAfter ? ReadRetryAfter(context, retryAfter) : null);
    }

    private static RetryAfterModel? ReadRetryAfter(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"retryAfter\"", RetryMembers) is not { } reader) return null;
        var when = reader.Find("when") is { } conditions ? MatchReader.Read(context, conditions, "\"when\"") : default;
        var unit = reader.Word("unit", "a unit: \"ms\" or \"s\"", Units);
        if (unit is null && reader.Find("unit") is null) reader.ReportMissing("unit", "\"ms\" or \"s\"");
        reader.Require("path", "where the delay lies in the error");
        return PathReader.Read(context, reader, "path") is { } path && unit is not null ? new RetryAfterModel(when, path, unit == "s" ? 1_000 : 1) : null;
    }
}
