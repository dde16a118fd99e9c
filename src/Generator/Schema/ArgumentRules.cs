using System.Globalization;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Which values fit which parameters of a method.</summary>
/// <param name="find">The types of the api.</param>
/// <param name="valueOf">The values that may be named.</param>
internal sealed class ArgumentRules(Func<string, TypeModel?> find, Func<string, TypeRef?> valueOf)
{
    /// <summary>The value that a parameter gets: what is written, or the value of the same name; null when there is neither.</summary>
    public ArgumentValue? Choose(CallUseModel use, TypedValue parameter)
    {
        foreach (var argument in use.Arguments)
        {
            if (argument.Parameter == parameter.Name) return argument.Value;
        }

        return valueOf(parameter.Name) is not null ? new NamedArgument(parameter.Name) : null;
    }

    /// <summary>The type of a value that may be named; null when there is none.</summary>
    public TypeRef? TypeOf(string name) => valueOf(name);

    /// <summary>Whether a value fits a parameter.</summary>
    public bool Fits(ArgumentValue value, TypedValue parameter) => Fits(value, parameter.IsOptional ? parameter.Type with { IsNullable = true } : parameter.Type);

    /// <summary>Whether a value's text can be taken where a string is wanted.</summary>
    public bool IsText(TypeRef type) => type is { Kind: TypeRefKind.Scalar, Name: "string" or "int" or "long" or "bool", IsNullable: false }
        || (type is { Kind: TypeRefKind.Named, IsNullable: false } && find(type.Name) is EnumTypeModel);

    private bool Fits(ArgumentValue value, TypeRef target) => value switch
    {
        NamedArgument named => valueOf(named.Name) is { } type && FitsType(type, target),
        TextArgument => IsString(target),
        ConstantArgument { Literal: { } literal } => FitsLiteral(literal, target),
        ConstantArgument => target is { Kind: TypeRefKind.Scalar, Name: "json" },
        ListArgument list => target.Kind == TypeRefKind.Array && AllFit(list, target.Element!),
        _ => false,
    };

    private bool AllFit(ListArgument list, TypeRef element)
    {
        foreach (var item in list.Items)
        {
            if (!Fits(item, element)) return false;
        }

        return true;
    }

    private bool FitsType(TypeRef type, TypeRef target)
    {
        if (type.IsNullable && !target.IsNullable) return false;
        return type with { IsNullable = false } == target with { IsNullable = false } || (IsString(target) && IsText(type));
    }

    private bool FitsLiteral(LiteralModel literal, TypeRef target) => literal.Kind switch
    {
        LiteralKind.Null => target.IsNullable || target is { Kind: TypeRefKind.Scalar, Name: "json" },
        LiteralKind.String => IsString(target) || (target.Kind == TypeRefKind.Named && find(target.Name) is EnumTypeModel { IsInteger: false }),
        LiteralKind.Number when target is { Kind: TypeRefKind.Scalar, Name: "int" } => int.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        LiteralKind.Number when target is { Kind: TypeRefKind.Scalar, Name: "long" } => long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        LiteralKind.Number => target is { Kind: TypeRefKind.Scalar, Name: "double" or "decimal" },
        _ => target is { Kind: TypeRefKind.Scalar, Name: "bool" },
    };

    private static bool IsString(TypeRef target) => target is { Kind: TypeRefKind.Scalar, Name: "string" };
}
