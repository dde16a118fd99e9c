using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>The shape of a union that its member <c>type</c> tells apart; what says nothing, or something new, is kept as it came.</summary>
internal sealed class UnionShape<T>(Func<T, JsonElement?> unknown) : Shape
    where T : class
{
    private readonly Dictionary<string, (Shape Shape, Func<T, object?> Value)> cases = new(StringComparer.Ordinal);

    /// <summary>Adds a case; <paramref name="value"/> gives its value, or null for a record that is another case.</summary>
    public UnionShape<T> Case(string wire, Shape shape, Func<T, object?> value)
    {
        cases.Add(wire, (shape, value));
        return this;
    }

    public override Verdict Check(JsonElement value) =>
        IsNothing(value) ? Verdict.Conforms
        : value.ValueKind != JsonValueKind.Object ? Verdict.Differs
        : CaseOf(value) is { } found ? found.Shape.Check(value)
        : Verdict.Conforms;

    public override bool AreEqual(JsonElement value, object? ours)
    {
        if (IsNothing(value)) return ours is null or T;
        if (ours is not T record) return false;
        return CaseOf(value) is { } found
            ? found.Value(record) is { } inner && found.Shape.AreEqual(value, inner)
            : unknown(record)?.GetRawText() == value.GetRawText();
    }

    /// <summary>Of a repeated member the first decides.</summary>
    private (Shape Shape, Func<T, object?> Value)? CaseOf(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (Shapes.NameOf(member) == "type") return member.Value.ValueKind == JsonValueKind.String && cases.TryGetValue(Shapes.Read(member.Value), out var found) ? found : null;
        }

        return null;
    }
}
