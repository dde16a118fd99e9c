using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Schema;

/// <summary>Reads a call that a stream makes: a method's name and what its parameters are. That they fit is checked across the api's files.</summary>
/// <param name="context">Where to report and mark.</param>
/// <param name="scope">The values that the stream has.</param>
/// <param name="hasSince">Whether <c>{since}</c> stands for something.</param>
internal sealed class CallUseReader(SchemaContext context, ParameterScope scope, bool hasSince)
{
    private const string Since = "since";
    private const string Identity = "{identity.";

    /// <summary>Whether the call is the same for all topics, so that no value of one can be used.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether <c>{identity.x}</c> stands for a value of who is logged in.</summary>
    public bool HasIdentity { get; init; }

    /// <summary>Reads the members <c>call</c> and <c>params</c>; null after a report.</summary>
    /// <param name="place">What the marks are called: <c>Stream.member</c>.</param>
    public CallUseModel? Read(ObjectReader reader, string place)
    {
        var arguments = reader.Find("params") is { } values ? ReadArguments(values, place) : default;
        if (reader.Require("call", "the name of a method") is null || reader.Text("call", "the name of a method") is not { } method) return null;
        context.Mark(MarkKind.Reference, place, method);

        // What a probe cannot use is reported; that its call lacks a value for it would only repeat that.
        if (IsShared && reader.Find("params") is JsonObjectSyntax given && arguments.Count < given.Members.Count) return null;
        return new CallUseModel(method.Value, arguments);
    }

    /// <summary>Reads values by the names of what they are for.</summary>
    /// <param name="place">What the marks are called: with a dot and the name behind it.</param>
    public EquatableArray<ArgumentModel> ReadArguments(JsonSyntax syntax, string place)
    {
        if (context.AsObject(syntax, "\"params\"", "an object of values by the names of the method's parameters") is not { } members) return default;
        var arguments = new List<ArgumentModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            context.Mark(MarkKind.Reference, place + "." + member.Name.Value, member.Name);
            if (ReadValue(member.Value) is { } value) arguments.Add(new ArgumentModel(member.Name.Value, value));
        }

        return arguments.ToEquatable();
    }

    /// <summary>Reads one value; null after a report.</summary>
    public ArgumentValue? ReadValue(JsonSyntax syntax) => syntax switch
    {
        JsonStringSyntax text when text.Value.IndexOf('{') >= 0 => ReadText(text),
        JsonStringSyntax text => new ConstantArgument(new LiteralModel(LiteralKind.String, text.Value), CompactJson.Quote(text.Value)),
        JsonLiteralSyntax literal => new ConstantArgument(new LiteralModel(literal.Kind, literal.Text), literal.Text),
        JsonArraySyntax array => ReadList(array),
        JsonObjectSyntax value when value.Members.Count == 1 && value.Find("value") is { } constant => new ConstantArgument(null, CompactJson.Write(constant)),
        _ => Fail(syntax),
    };

    private ListArgument? ReadList(JsonArraySyntax array)
    {
        var items = new List<ArgumentValue>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (ReadValue(item) is not { } value) return null;
            items.Add(value);
        }

        return new ListArgument(items.ToEquatable());
    }

    private ArgumentValue? ReadText(JsonStringSyntax text)
    {
        if (hasSince && text.Value == "{" + Since + "}") return new NamedArgument(Since);
        if (IsShared && text.Value.Replace("{{", "").IndexOf('{') >= 0) return Fail(Descriptors.SharedProbe, text, text.Value);
        if (HasIdentity && text.Value.IndexOf(Identity, StringComparison.Ordinal) >= 0) return ReadIdentity(text);
        var before = scope.Names.Count;
        if (new PlaceholderTextReader(context, scope).Read(text) is not { } value) return null;
        if (scope.Names.Count > before)
        {
            context.Report(Descriptors.BadText, text, text.Value, "declare the value in \"topic\", \"route\" or \"params\" of the stream, and name it here: '{roomId}'");
            return null;
        }

        return value.Parts.Count == 1 && value.Parts[0].Parameter is { } whole ? new NamedArgument(whole.Name) : new TextArgument(value);
    }

    private ArgumentValue? ReadIdentity(JsonStringSyntax text)
    {
        var name = text.Value.Substring(1).TrimEnd('}');
        var isWhole = text.Value == "{" + name + "}" && text.Value.StartsWith(Identity, StringComparison.Ordinal);
        return isWhole && PathReader.TryParse(name.Substring(Identity.Length - 1), out var path) is null && path.Steps.Count > 0
            ? new NamedArgument(name)
            : Fail(Descriptors.BadText, text, text.Value, "a value of who is logged in stands alone, by wire names: '{identity.id}'");
    }

    private ArgumentValue? Fail(DiagnosticDescriptor descriptor, JsonStringSyntax text, params string[] arguments)
    {
        context.Report(descriptor, text, arguments);
        return null;
    }

    private ArgumentValue? Fail(JsonSyntax syntax)
    {
        context.Report(Descriptors.WrongKind, syntax, "A value", "a text such as \"{roomId}\", a constant, an array of these, or {\"value\": any JSON}");
        return null;
    }
}
