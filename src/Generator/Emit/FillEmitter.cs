using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit;

/// <summary>Emits what gives a repeatable call an id that its caller left out, before anything is written: all repeats carry the same.</summary>
internal static class FillEmitter
{
    /// <summary>Emits the statement.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="fill">Where the id goes.</param>
    /// <param name="fresh">The expression of a new id.</param>
    public static void Emit(SourceWriter writer, FillModel fill, string fresh)
    {
        var name = CSharpName.Escape(fill.Parameter);
        if (fill.Members.Count == 0)
        {
            writer.Line(fill.IsThreeState ? $"if ({name}.Value is null) {name} = {fresh};" : $"{name} ??= {fresh};");
            return;
        }

        var pattern = fill.IsThreeState ? "{ Value: null }" : "null";
        for (var i = fill.Members.Count - 1; i >= 0; i--) pattern = $"{{ {fill.Members[i]}: {pattern} }}";
        writer.Line($"if ({name} is {pattern}) {name} = {Copy(fill, name, 0, fresh)};");
    }

    private static string Copy(FillModel fill, string record, int index, string fresh)
    {
        var member = fill.Members[index];
        var value = index == fill.Members.Count - 1 ? fresh : Copy(fill, $"{record}.{member}", index + 1, fresh);
        return $"{record} with {{ {member} = {value} }}";
    }
}
