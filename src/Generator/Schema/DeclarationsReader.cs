using Framewright.Generator.Json;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a section whose members are declarations by their C# names: <c>types</c>, <c>methods</c>, <c>streams</c>, <c>handlers</c>.</summary>
internal static class DeclarationsReader
{
    /// <param name="plural">What the section is called, such as <c>methods</c>.</param>
    /// <param name="one">What a member is, such as <c>a method</c>.</param>
    /// <param name="read">Reads a member; null after a report.</param>
    public static EquatableArray<T> Read<T>(SchemaContext context, JsonSyntax syntax, string plural, string one, Func<SchemaContext, JsonMemberSyntax, T?> read)
        where T : class, IEquatable<T>
    {
        if (context.AsObject(syntax, "\"" + plural + "\"", $"an object of {plural} by their C# names") is not { } section) return default;
        var models = new List<T>(section.Members.Count);
        foreach (var member in context.Entries(section))
        {
            if (DeclaredName.Check(context, member.Name, one) && read(context, member) is { } model) models.Add(model);
        }

        return models.ToEquatable();
    }
}
