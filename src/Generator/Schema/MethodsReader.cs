using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>methods</c>.</summary>
internal static class MethodsReader
{
    private static readonly string[] Members = { "call", "doc", "params", "returns", "timeout", "since", "removedIn", "deprecated", "examples" };
    private static readonly string[] Timeouts = { "default", "long", "assets" };

    public static EquatableArray<MethodModel> Read(SchemaContext context, JsonSyntax syntax)
    {
        if (context.AsObject(syntax, "\"methods\"", "an object of methods by their C# names") is not { } methods) return default;
        var models = new List<MethodModel>(methods.Members.Count);
        foreach (var member in context.Entries(methods))
        {
            if (DeclaredName.Check(context, member.Name, "a method") && ReadMethod(context, member) is { } method) models.Add(method);
        }

        return models.ToEquatable();
    }

    private static MethodModel? ReadMethod(SchemaContext context, JsonMemberSyntax member)
    {
        context.Mark(MarkKind.Method, member.Name.Value, member.Name);
        if (ObjectReader.Open(context, member.Value, "a method", Members) is not { } reader) return null;
        ExamplesReader.ReadCalls(context, reader, member.Name.Value);
        var scope = new ParameterScope(context, isSignature: true);
        var parameters = reader.Find("params") is { } values ? new ShapeReader(context, scope, allowsText: true).Read(values, "\"params\"") : ShapeModel.None;
        var returns = reader.Text("returns", "a type") is { } type ? ReadReturns(context, type) : null;
        var timeout = reader.Word("timeout", "a timeout class: \"default\", \"long\" or \"assets\"", Timeouts) ?? "default";
        if (reader.Require("call", "the method's name on the wire") is null || reader.Text("call", "the method's name on the wire") is not { } wire) return null;
        return new MethodModel(member.Name.Value, wire.Value, reader.Doc(), parameters, returns, timeout)
        {
            Versions = VersionsReader.Read(context, reader, $"method '{member.Name.Value}'"),
        };
    }

    private static TypeRef? ReadReturns(SchemaContext context, JsonStringSyntax text)
    {
        var cursor = new TextCursor(text);
        var type = TypeReader.Read(context, cursor);
        if (type is null || cursor.AtEnd) return type;
        context.Report(Descriptors.BadType, text, text.Value, "write the type alone, such as \"Message?\"");
        return null;
    }
}
