using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds uses of types that no document of the api declares, and texts made of types that have no text.</summary>
internal static class TypeUseCheck
{
    public static void Check(ApiSchema api, bool isComplete, ValidationReport report)
    {
        foreach (var file in api.Files)
        {
            foreach (var use in file.Marks(MarkKind.TypeUse))
            {
                if (isComplete && !api.Types.ContainsKey(use.Name) && !IsDeclared(api, use.Name))
                {
                    report.Add(Descriptors.UnknownType, use.Span, use.Name, api.Name, NearestName.Advice(use.Name, Known(api), "declare it under \"types\", or write a scalar such as 'string'"));
                }
            }

            foreach (var use in file.Marks(MarkKind.TextTypeUse))
            {
                if (api.Types.TryGetValue(use.Name, out var type) && type is not EnumTypeModel)
                {
                    report.Add(Descriptors.BadText, use.Span, use.Name, "inside text a placeholder is a string, an int, a long, a bool or an enum, and never null");
                }
            }
        }
    }

    /// <summary>Whether the type is declared but could not be read: that is reported already.</summary>
    private static bool IsDeclared(ApiSchema api, string name)
    {
        foreach (var file in api.Files)
        {
            if (file.Find(MarkKind.Type, name) is not null) return true;
        }

        return false;
    }

    private static List<string> Known(ApiSchema api)
    {
        var known = new List<string>(api.Types.Keys);
        known.AddRange(TypeReader.ScalarNames);
        known.Sort(StringComparer.Ordinal);
        return known;
    }
}
