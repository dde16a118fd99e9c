using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>methods</c>.</summary>
internal static class MethodsReader
{
    private static readonly string[] Members = { "call", "doc", "params", "returns", "timeout", "reply", "yields", "send", "values", "idempotent", "http", "since", "removedIn", "deprecated", "examples" };
    private static readonly string[] IdempotencyMembers = { "by", "create", "confirm" };
    private static readonly string[] IdSchemes = { "id17", "uuid" };
    private static readonly string[] Replies = { "none" };
    private static readonly string[] Timeouts = { "default", "long", "assets" };

    public static EquatableArray<MethodModel> Read(SchemaContext context, JsonSyntax syntax)
        => DeclarationsReader.Read(context, syntax, "methods", "a method", ReadMethod);

    private static MethodModel? ReadMethod(SchemaContext context, JsonMemberSyntax member)
    {
        context.Mark(MarkKind.Method, member.Name.Value, member.Name);
        if (ObjectReader.Open(context, member.Value, "a method", Members) is not { } reader) return null;
        ExamplesReader.ReadCalls(context, reader, member.Name.Value);
        var scope = new ParameterScope(context, isSignature: true);
        var parameters = reader.Find("params") is { } values ? new ShapeReader(context, scope, allowsText: true).Read(values, "\"params\"") : ShapeModel.None;
        var returns = reader.Text("returns", "a type") is { } type ? ReadType(context, type) : null;
        var yields = reader.Text("yields", "the type of each answer") is { } each ? ReadType(context, each) : null;
        var hasReply = reader.Word("reply", "what \"reply\" may be: \"none\"", Replies) is null;
        CheckReplies(context, reader, member.Name.Value);
        var timeout = reader.Word("timeout", "a timeout class: \"default\", \"long\" or \"assets\"", Timeouts) ?? "default";
        var http = reader.Find("http") is { } httpSyntax ? new HttpReader(context, member.Name.Value, scope).Read(httpSyntax) : null;
        if (reader.Find("http") is null && reader.Require("call", "the method's name on the wire") is null) return null;
        var wire = reader.Text("call", "the method's name on the wire");
        if (wire is null && http is null) return null;
        CheckHttp(context, reader, member.Name.Value);
        var versions = VersionsReader.Read(context, reader, $"method '{member.Name.Value}'");
        if (http?.Since is { } since) CheckSince(context, reader, member.Name.Value, since, versions);
        return new MethodModel(member.Name.Value, wire?.Value ?? "", reader.Doc(), parameters, yields ?? returns, timeout)
        {
            Versions = versions,
            HasCall = wire is not null,
            Http = http,
            Template = ReadTemplate(context, reader, member.Name.Value),
            HasReply = hasReply,
            HasManyReplies = yields is not null,
            Values = ValuesReader.Read(context, reader),
            Idempotency = reader.Find("idempotent") is { } idempotent ? ReadIdempotency(context, idempotent, member.Name.Value) : null,
        };
    }

    /// <summary>What is said of the socket's frames says nothing of a call over HTTP.</summary>
    private static void CheckHttp(SchemaContext context, ObjectReader reader, string method)
    {
        if (reader.Find("http") is null) return;
        string[] foreign = reader.Find("call") is null ? ["reply", "yields", "send", "values", "idempotent"] : ["reply", "yields"];
        foreach (var name in foreign)
        {
            if (reader.Find(name) is { } value) context.Report(Descriptors.Exclusive, value, $"Method '{method}'", "http", name);
        }
    }

    /// <summary>A method that changes its way has both of them, and there are versions of the service for either.</summary>
    private static void CheckSince(SchemaContext context, ObjectReader reader, string method, string since, VersionsModel versions)
    {
        var at = ((JsonObjectSyntax)reader.Find("http")!).Find("since")!;
        if (reader.Find("call") is null) context.Report(Descriptors.MissingMember, at, $"Method '{method}', which goes over HTTP from a version on,", "call", "its name on the wire for older servers, or remove \"since\"");
        if (versions.Since is { } came && VersionNumber.Compare(since, came) <= 0) context.Report(Descriptors.VersionOrder, at, $"Method '{method}'", "called over HTTP since", since, $"it came in {came}, so that no version has it over the socket");
        if (versions.RemovedIn is { } removed && VersionNumber.Compare(removed, since) <= 0) context.Report(Descriptors.VersionOrder, at, $"Method '{method}'", "called over HTTP since", since, $"it was removed in {removed}");
    }

    private static IdempotencyModel? ReadIdempotency(SchemaContext context, JsonSyntax syntax, string method)
    {
        if (ObjectReader.Open(context, syntax, "\"idempotent\"", IdempotencyMembers) is not { } reader) return null;
        reader.Require("by", "the path of the id that the server recognises, such as \"message._id\"");
        reader.Require("create", "how such an id is made: \"id17\" or \"uuid\"");
        var create = reader.Word("create", "a way to make ids", IdSchemes);
        var confirm = reader.Text("confirm", "the name of the method that tells by the id whether the call was done");
        if (confirm is not null) context.Mark(MarkKind.Reference, method + ".idempotent.confirm", confirm);
        if (PathReader.Read(context, reader, "by") is not { } by || create is null) return null;
        context.Mark(MarkKind.Reference, method + ".idempotent.by", reader.Find("by")!);
        return new IdempotencyModel(by, create, confirm?.Value);
    }

    /// <summary>A method has one result, several, or none.</summary>
    private static void CheckReplies(SchemaContext context, ObjectReader reader, string method)
    {
        var first = "";
        foreach (var name in new[] { "returns", "yields", "reply" })
        {
            if (reader.Find(name) is not { } value) continue;
            if (first.Length > 0) context.Report(Descriptors.Exclusive, value, $"Method '{method}'", first, name);
            first = name;
        }
    }

    private static string? ReadTemplate(SchemaContext context, ObjectReader reader, string method)
    {
        if (reader.Text("send", "the name of a template") is not { } template) return null;
        context.Mark(MarkKind.MethodTemplate, method, template);
        return template.Value;
    }

    /// <summary>Reads a text that is a type and nothing else.</summary>
    public static TypeRef? ReadType(SchemaContext context, JsonStringSyntax text)
    {
        var cursor = new TextCursor(text);
        var type = TypeReader.Read(context, cursor);
        if (type is null || cursor.AtEnd) return type;
        context.Report(Descriptors.BadType, text, text.Value, "write the type alone, such as \"Message?\"");
        return null;
    }
}
