using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads the <c>values</c> of a method or a stream: constants that templates write as <c>{values.x}</c>.</summary>
internal static class ValuesReader
{
    public static EquatableArray<ValueModel> Read(SchemaContext context, ObjectReader owner)
    {
        if (owner.Find("values") is not { } syntax || context.AsObject(syntax, "\"values\"", "an object of constants by name") is not { } values) return default;
        var models = new List<ValueModel>(values.Members.Count);
        foreach (var member in context.Entries(values))
        {
            if (CSharpName.IsCamel(member.Name.Value)) models.Add(new ValueModel(member.Name.Value, CompactJson.Write(member.Value)));
            else context.Report(Descriptors.BadName, member.Name, member.Name.Value, "a value", CSharpName.CamelAdvice(member.Name.Value));
        }

        return models.ToEquatable();
    }
}
