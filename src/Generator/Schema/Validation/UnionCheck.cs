using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that the cases of unions are objects that can be told apart, both ways.</summary>
internal sealed class UnionCheck(ApiSchema api, ValidationReport report)
{
    private ApiTypes? types;

    public void Check()
    {
        foreach (var file in api.Files)
        {
            foreach (var type in file.Document.Api!.Types)
            {
                if (type is not UnionTypeModel union) continue;
                foreach (var value in union.Cases) CheckCase(file.Find(MarkKind.UnionCase, union.Name + "/" + value.Wire), union, value);
            }
        }
    }

    private void CheckCase(SourceSpan? at, UnionTypeModel union, UnionCaseModel value)
    {
        if (!api.Types.TryGetValue(value.Type, out var type)) return;
        if (Misfit(union, type) is { } misfit)
        {
            report.Add(Descriptors.BadCase, at, value.Wire, union.Name, misfit);
            return;
        }

        var found = TypePath.Find(api.Types, (ObjectTypeModel)type, union.By);
        if (found.Type is { } member && !CanHold(member, union.Of))
        {
            report.Add(Descriptors.BadCase, at, value.Wire, union.Name, $"'{TypePath.Text(union.By)}' of '{value.Type}' is no {union.Of}, and cases are told apart by one; give it the type '{union.Of}', or say what it is with \"of\"");
        }
        else if (found.IsMissing && (union.By.Steps.Count > 1 || union.By.Steps[0].Name is null) && IsWritten(union))
        {
            report.Add(Descriptors.UnwritableCase, at, union.Name, value.Wire, TypePath.Text(union.By), $"add it to '{value.Type}'");
        }
    }

    private static string? Misfit(UnionTypeModel union, TypeModel type)
    {
        if (type is EnumTypeModel) return $"'{type.Name}' is an enum; write the name of a type with fields";
        if (type is UnionTypeModel) return $"'{type.Name}' is a union itself; list its cases here";
        var isArray = union.By.Steps[0].Name is null;
        if (type is not ObjectTypeModel value || value.IsTuple == isArray) return null;
        return isArray
            ? $"'{type.Name}' is an object, and \"by\" begins with an index; write the name of a tuple"
            : $"'{type.Name}' is a tuple; let \"by\" begin with an index, such as \"[0]\"";
    }

    private bool CanHold(TypeRef type, string of)
    {
        if (type.Kind == TypeRefKind.Named) return api.Types.TryGetValue(type.Name, out var named) && named is EnumTypeModel value && value.IsInteger == (of == "int") && of != "bool";
        if (type.Kind != TypeRefKind.Scalar) return false;
        return of switch
        {
            "int" => type.Name is "int" or "long" or "double" or "decimal" or "json",
            "bool" => type.Name is "bool" or "json",
            _ => type.Name is "string" or "json",
        };
    }

    private bool IsWritten(UnionTypeModel union)
    {
        if (types is null)
        {
            var parts = new List<ApiModel>();
            foreach (var file in api.Files) parts.Add(file.Document.Api!);
            types = new ApiTypes(parts);
        }

        return types.IsWritten(union.Name);
    }
}
