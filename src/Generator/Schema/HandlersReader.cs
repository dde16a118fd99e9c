using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>handlers</c>: calls of the peer that the client serves.</summary>
internal static class HandlersReader
{
    private static readonly string[] Members = { "call", "doc", "params", "returns", "since", "removedIn", "deprecated", "examples" };

    public static EquatableArray<HandlerModel> Read(SchemaContext context, JsonSyntax syntax)
        => DeclarationsReader.Read(context, syntax, "handlers", "a handler", ReadHandler);

    private static HandlerModel? ReadHandler(SchemaContext context, JsonMemberSyntax member)
    {
        context.Mark(MarkKind.Handler, member.Name.Value, member.Name);
        if (ObjectReader.Open(context, member.Value, "a handler", Members) is not { } reader) return null;
        ExamplesReader.ReadAsked(context, reader, member.Name.Value);
        var parameters = reader.Find("params") is { } values
            ? new ShapeReader(context, new ParameterScope(context, isSignature: true), allowsText: false).Read(values, "\"params\"")
            : ShapeModel.None;
        var returns = reader.Text("returns", "a type") is { } type ? MethodsReader.ReadType(context, type) : null;
        if (reader.Require("call", "the name on the wire that the peer calls") is null || reader.Text("call", "the name on the wire that the peer calls") is not { } wire) return null;
        context.Mark(MarkKind.HandledCall, wire.Value, wire);
        if (IsSeveral(parameters)) context.Mark(MarkKind.EventType, member.Name.Value + "Parameters", member.Name);
        return new HandlerModel(member.Name.Value, wire.Value, reader.Doc(), parameters, returns)
        {
            Versions = VersionsReader.Read(context, reader, $"handler '{member.Name.Value}'"),
        };
    }

    /// <summary>Parameters of several values become a record, which is a type of the api like any other.</summary>
    private static bool IsSeveral(ShapeModel parameters)
    {
        var values = 0;
        foreach (var item in parameters.Items) values += item.Value is TypedValue ? 1 : 0;
        if (values != 1) return values > 1;
        return parameters.Kind == ShapeKind.Named || (parameters.Kind == ShapeKind.Positional && (parameters.Items.Count > 1 || parameters.Items[0].Value is TypedValue { IsOptional: true } or TypedValue { Type.IsNullable: true }));
    }
}
