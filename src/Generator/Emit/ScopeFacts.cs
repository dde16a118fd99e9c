using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>What an api's emitters need of its protocol's scope.</summary>
/// <param name="Name">What a scope is called in C#.</param>
/// <param name="Values">The names of its values.</param>
/// <param name="IsOpened">Whether a frame opens it.</param>
internal sealed record ScopeFacts(string Name, EquatableArray<string> Values, bool IsOpened)
{
    public static ScopeFacts? Of(ScopeModel? scope) => scope is null ? null : new ScopeFacts(scope.Name, scope.Values, scope.Open is not null);

    public int IndexOf(string value)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] == value) return i;
        }

        return 0;
    }
}
