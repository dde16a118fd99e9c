using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>Values that a sub-client binds once: a protocol's <c>scope</c>.</summary>
/// <param name="Name">What a scope is called in C#: <c>Scope</c> unless named.</param>
/// <param name="Values">The names of its values.</param>
/// <param name="Open">The template that opens one; null when the server need not be told.</param>
/// <param name="Close">The template that closes one; null for none.</param>
internal sealed record ScopeModel(string Name, EquatableArray<string> Values, string? Open, string? Close)
{
    public int IndexOf(string value)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] == value) return i;
        }

        return -1;
    }
}
