using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>A member of an object type: its name on the wire, its shape, and where the record has it.</summary>
/// <param name="IsLazy">Whether it is read when it is asked for: a value of another kind harms nobody before.</param>
internal sealed record ShapeMember<T>(string Wire, Shape Shape, Func<T, object?> Ours, bool IsRequired, bool IsLazy = false)
{
    public bool IsEqual(JsonElement parent, T record)
    {
        var value = !Shape.IsNothing(parent) && parent.TryGetProperty(Wire, out var found) ? found : default;
        if (IsLazy && Shape.Check(value) is not Verdict.Conforms and var verdict)
            return verdict == Verdict.Unknown ? throw new UndecidedException() : IsRefused(record);
        var ours = Ours(record);
        return !IsRequired && ours is null ? Shape.IsAbsent(value) : (IsRequired || !Shape.IsNothing(value)) && Shape.AreEqual(value, ours);
    }

    private bool IsRefused(T record)
    {
        try
        {
            Ours(record);
            return false;
        }
        catch (FrameFormatException)
        {
            return true;
        }
    }
}
