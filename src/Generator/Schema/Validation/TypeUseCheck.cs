using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds uses of types that no document of the api declares, and texts made of types that have no text.</summary>
internal static class TypeUseCheck
{
    // A machine wrote the file that has more unknown names than this: looking for what each may have meant takes minutes and helps nobody.
    private const int MostSuggestions = 100;

    public static void Check(ApiSchema api, bool isComplete, ValidationReport report)
    {
        var declared = Declared(api);
        var known = Known(api);
        var reported = 0;
        foreach (var file in api.Files)
        {
            foreach (var use in file.Marks(MarkKind.TypeUse))
            {
                if (!isComplete || api.Types.ContainsKey(use.Name) || declared.Contains(use.Name)) continue;
                const string otherwise = "declare it under \"types\", or write a scalar such as 'string'";
                report.Add(Descriptors.UnknownType, use.Span, use.Name, api.Name, reported++ < MostSuggestions ? NearestName.Advice(use.Name, known, otherwise) : otherwise);
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

    /// <summary>Also the types that are declared but could not be read: that is reported already.</summary>
    private static HashSet<string> Declared(ApiSchema api)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in api.Files)
        {
            foreach (var mark in file.Marks(MarkKind.Type)) declared.Add(mark.Name);
        }

        return declared;
    }

    private static List<string> Known(ApiSchema api)
    {
        var known = new List<string>(api.Types.Keys);
        known.AddRange(TypeReader.ScalarNames);
        known.Sort(StringComparer.Ordinal);
        return known;
    }
}
