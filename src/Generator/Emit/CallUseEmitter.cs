using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Spells the calls that a stream makes: <c>new SubscribeCall(…)</c>.</summary>
internal sealed class CallUseEmitter
{
    private readonly ApiFacts facts;
    private readonly Codecs codecs;
    private readonly ArgumentRules rules;

    /// <summary>Creates it.</summary>
    /// <param name="facts">The facts, with the methods that streams use.</param>
    /// <param name="values">The values that the stream has.</param>
    public CallUseEmitter(ApiFacts facts, IReadOnlyList<TypedValue> values)
    {
        this.facts = facts;
        codecs = new Codecs(facts);
        rules = new ArgumentRules(
            name => facts.IsEnum(name) ? new EnumTypeModel(name, null, false, EquatableArray<EnumMemberModel>.Empty) : null,
            name => Find(values, name));
    }

    public static string CallType(string method) => method + "Call";

    /// <summary>The expression of the call; null when the method is none of the api or something does not fit, which is reported.</summary>
    public string? Expression(CallUseModel use)
    {
        if (facts.Method(use.Method) is not { } method) return null;
        var parameters = new ParameterList();
        parameters.Add(method.Parameters);
        return Arguments(use, parameters) is { } arguments ? $"new {CallType(use.Method)}({arguments})" : null;
    }

    /// <summary>The values of what has to be given, in the order of its declaration; null when something does not fit, which is reported.</summary>
    public string? Arguments(CallUseModel use, ParameterList parameters)
    {
        var arguments = "";
        foreach (var parameter in parameters.Values)
        {
            var value = rules.Choose(use, parameter);
            if (value is null && !parameter.IsOptional) return null;
            if (value is not null && !rules.Fits(value, parameter)) return null;
            arguments += (arguments.Length == 0 ? "" : ", ") + (value is null ? LeftOut(parameter) : Value(value, parameter.Type));
        }

        return arguments;
    }

    /// <summary>The call of a method that takes an id and nothing else.</summary>
    /// <param name="method">The method.</param>
    /// <param name="id">The expression of the id.</param>
    public static string WithId(MethodModel method, string id)
    {
        var parameters = new ParameterList();
        parameters.Add(method.Parameters);
        var arguments = "";
        foreach (var parameter in parameters.Values) arguments += (arguments.Length == 0 ? "" : ", ") + (parameter.IsOptional ? LeftOut(parameter) : id);
        return $"new {CallType(method.Name)}({arguments})";
    }

    /// <summary>A value as text; null for null.</summary>
    public string Text(ArgumentValue value) => value switch
    {
        NamedArgument named when Parameter(named.Name) is { } parameter => ShapeWriterEmitter.TextExpression(new TextValue(new EquatableArray<TopicTextPart>([new TopicTextPart("", parameter)])), codecs),
        TextArgument text => ShapeWriterEmitter.TextExpression(text.Text, codecs),
        ConstantArgument { Literal: { Kind: not LiteralKind.Null } literal } => CSharp.Literal(literal.Text),
        _ => "null",
    };

    private static string LeftOut(TypedValue parameter) => ParameterList.IsThreeState(parameter) ? "default" : "null";

    private TypedValue? Parameter(string name) => rules.TypeOf(name) is { } type ? new TypedValue(name, type, false, false, null) : null;

    private string Value(ArgumentValue value, TypeRef target) => value switch
    {
        NamedArgument named => rules.TypeOf(named.Name) is { } type && type with { IsNullable = false } != target with { IsNullable = false } ? Text(named) : CSharpName.Escape(named.Name),
        TextArgument => Text(value),
        ConstantArgument { Literal: { } literal } => Literal(literal, target),
        ConstantArgument constant => $"global::System.Text.Json.JsonElement.Parse({CSharp.Literal(constant.Json)})",
        ListArgument list => List(list, target.Element!),
        _ => "null",
    };

    private string List(ListArgument list, TypeRef element)
    {
        var items = "";
        foreach (var item in list.Items) items += (items.Length == 0 ? "" : ", ") + Value(item, element);
        return $"new {codecs.For(element).Record}{(element.IsNullable ? "?" : "")}[] {{ {items} }}";
    }

    private string Literal(LiteralModel literal, TypeRef target) => literal.Kind switch
    {
        LiteralKind.Null => target is { Kind: TypeRefKind.Scalar, Name: "json", IsNullable: false } ? "global::System.Text.Json.JsonElement.Parse(\"null\")" : "null",
        LiteralKind.String => target.Kind == TypeRefKind.Named ? $"new {facts.FullName(target.Name)}({CSharp.Literal(literal.Text)})" : CSharp.Literal(literal.Text),
        LiteralKind.Number => literal.Text + Suffix(target.Name),
        _ => literal.Kind == LiteralKind.True ? "true" : "false",
    };

    private static string Suffix(string type) => type switch
    {
        "long" => "L",
        "double" => "D",
        "decimal" => "M",
        _ => "",
    };

    private static TypeRef? Find(IReadOnlyList<TypedValue> values, string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name) return value.IsOptional ? value.Type with { IsNullable = true } : value.Type;
        }

        return null;
    }
}
