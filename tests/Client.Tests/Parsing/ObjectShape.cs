using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>The shape of an object type: its members by their names on the wire, each with the record's member beside it.</summary>
internal sealed class ObjectShape<T> : Shape
{
    private readonly List<ShapeMember<T>> members = [];

    /// <summary>Adds a member that is null when it is absent.</summary>
    public ObjectShape<T> With(string wire, Shape shape, Func<T, object?> ours) => Add(new ShapeMember<T>(wire, shape, ours, IsRequired: false));

    /// <summary>Adds a member that has its type's default when it is absent.</summary>
    public ObjectShape<T> Required(string wire, Shape shape, Func<T, object?> ours) => Add(new ShapeMember<T>(wire, shape, ours, IsRequired: true));

    /// <summary>Adds a member that is null when it is absent, and read when it is asked for.</summary>
    public ObjectShape<T> Lazy(string wire, Shape shape, Func<T, object?> ours) => Add(new ShapeMember<T>(wire, shape, ours, IsRequired: false, IsLazy: true));

    /// <summary>Every occurrence of a member counts, the ones that are overruled too.</summary>
    public override Verdict Check(JsonElement value) =>
        IsNothing(value) ? Verdict.Conforms
        : value.ValueKind != JsonValueKind.Object ? Verdict.Differs
        : CheckAll(value.EnumerateObject().Select(CheckMember));

    /// <summary>Of repeated members the last wins.</summary>
    public override bool AreEqual(JsonElement value, object? ours)
    {
        if (ours is not T record) return IsNothing(value);
        return members.TrueForAll(member => member.IsEqual(value, record));
    }

    /// <summary>The name of a member that differs, for the failure's message.</summary>
    public string? Difference(JsonElement value, T ours) =>
        members.Find(member => !member.IsEqual(value, ours))?.Wire;

    private ObjectShape<T> Add(ShapeMember<T> member)
    {
        members.Add(member);
        return this;
    }

    private Verdict CheckMember(JsonProperty property)
    {
        foreach (var member in members)
        {
            if (property.NameEquals(member.Wire)) return member.IsLazy ? Verdict.Conforms : member.Shape.Check(property.Value);
        }

        return Verdict.Conforms;
    }
}
