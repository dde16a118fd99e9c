using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api document: types, session, methods and streams.</summary>
internal static class ApiReader
{
    private static readonly string[] Members = { "$schema", "api", "protocol", "doc", "types", "session", "methods", "streams", "handlers", "scope", "rates", "errors" };

    private static readonly string[] ScopeMembers = { "doc", "params" };

    /// <summary>Reads the document; null, after a report, when its api has no usable name.</summary>
    public static ApiModel? Read(SchemaContext context, JsonObjectSyntax root, string stem)
    {
        if (ObjectReader.Open(context, root, "an api", Members) is not { } reader) return null;
        if (reader.Text("api", "the api's name") is not { } name) return null;
        if (!CSharpName.IsPascal(name.Value))
        {
            context.Report(Descriptors.BadName, name, name.Value, "an api", "write letters and digits that begin with a capital, such as \"WeatherService\"");
            return null;
        }

        context.Mark(MarkKind.Api, name.Value, name);
        var protocol = reader.Text("protocol", "the name of the protocol that the api speaks");
        if (protocol is not null) context.Mark(MarkKind.SpokenProtocol, protocol.Value, protocol);
        return new ApiModel(
            name.Value,
            protocol?.Value,
            stem,
            reader.Doc(),
            reader.Find("types") is { } types ? TypesReader.Read(context, types) : default,
            reader.Find("methods") is { } methods ? MethodsReader.Read(context, methods) : default,
            reader.Find("streams") is { } streams ? StreamsReader.Read(context, streams) : default,
            reader.Find("session") is { } session ? SessionReader.Read(context, session) : null)
        {
            Handlers = reader.Find("handlers") is { } handlers ? HandlersReader.Read(context, handlers) : default,
            Errors = reader.Find("errors") is { } errors ? ErrorsReader.Read(context, errors, name.Value) : default,
            Scope = reader.Find("scope") is { } scope ? ReadScope(context, scope) : null,
            Rates = reader.Find("rates") is { } rates ? RatesReader.Read(context, rates) : null,
        };
    }

    private static ApiScopeModel? ReadScope(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a scope", ScopeMembers) is not { } reader) return null;
        context.Mark(MarkKind.Session, "scope", (syntax.Start, 1));
        var scope = new ParameterScope(context, isSignature: true);
        return new ApiScopeModel(reader.Doc(), reader.Find("params") is { } values ? new ShapeReader(context, scope, allowsText: true).Read(values, "\"params\"") : ShapeModel.None);
    }
}
