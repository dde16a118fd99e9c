using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that members which are read when they are asked for are received, and worth it.</summary>
internal static class LazyCheck
{
    public static void Check(ApiSchema api, ValidationReport report)
    {
        ApiTypes? types = null;
        foreach (var file in api.Files)
        {
            if (file.IsLent || file.Marks(MarkKind.LazyField).Count == 0) continue;
            types ??= Types(api);
            foreach (var type in file.Document.Api!.Types)
            {
                if (type is not ObjectTypeModel model) continue;
                foreach (var field in model.Fields)
                {
                    if (field.IsLazy && Misfit(api, types, model, field) is { } misfit) report.Add(Descriptors.UnfitLazy, file.Find(MarkKind.LazyField, model.Name + "." + field.Wire), field.Wire, misfit);
                }
            }
        }
    }

    private static string? Misfit(ApiSchema api, ApiTypes types, ObjectTypeModel model, FieldModel field)
    {
        if (field.Type.Kind is TypeRefKind.Scalar) return $"it is one '{field.Type.Name}', which is decoded when it is asked for anyway; remove it";
        if (field.Type.Kind is TypeRefKind.Text) return "JSON in a string cannot be checked without being read; remove it";
        if (field.Type.Kind is TypeRefKind.Named && api.FindType(field.Type.Name) is EnumTypeModel) return $"'{field.Type.Name}' is an enum, which is decoded when it is asked for anyway; remove it";
        return types.IsRead(model.Name) ? null : $"'{model.Name}' is only sent, and nothing is read of what is sent; remove it";
    }

    private static ApiTypes Types(ApiSchema api)
    {
        var parts = new List<ApiModel>();
        foreach (var file in api.Files) parts.Add(file.Document.Api!);
        return new ApiTypes(parts);
    }
}
