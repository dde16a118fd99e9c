using System.Text.Json;

namespace Framewright.Strict.Tests.Reference;

/// <summary>One member of a type: its name on the wire, its kind's rule, and whether a view's value is the one that the reference has.</summary>
internal sealed record Member<TView>(string Wire, Func<JsonElement, Verdict> Check, Member<TView>.Comparison Same)
    where TView : allows ref struct
{
    internal delegate bool Comparison(TView view, JsonElement value);
}
