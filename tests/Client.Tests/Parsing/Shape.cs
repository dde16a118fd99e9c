using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>What a type of the schema allows on the wire and what its values are, told a second time by means of <see cref="JsonElement"/>.</summary>
internal abstract class Shape
{
    /// <summary>Whether the value is of the right kind, in all its parts.</summary>
    public abstract Verdict Check(JsonElement value);

    /// <summary>Whether ours is the value. An absent one (<see cref="JsonValueKind.Undefined"/>) and null stand for null, or for the type's default where there has to be one.</summary>
    public abstract bool AreEqual(JsonElement value, object? ours);

    /// <summary>Whether the value is one that reads as null where null is allowed.</summary>
    public virtual bool IsAbsent(JsonElement value) => IsNothing(value);

    public static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    protected static Verdict CheckAll(IEnumerable<Verdict> verdicts)
    {
        var result = Verdict.Conforms;
        foreach (var verdict in verdicts)
        {
            if (verdict == Verdict.Differs) return Verdict.Differs;
            if (verdict == Verdict.Unknown) result = Verdict.Unknown;
        }

        return result;
    }
}
