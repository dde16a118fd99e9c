using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Spells the topic that a session subscribes to by itself: <c>MembershipsTopic(…)</c>.</summary>
/// <param name="facts">The facts, with the streams that are watched.</param>
/// <param name="values">The values that the watching stream has.</param>
internal sealed class WatchEmitter(ApiFacts facts, IReadOnlyList<TypedValue> values)
{
    private readonly List<TypedValue> locals = [];
    private string conditions = "";

    /// <summary>The expression of the topic, null when nobody is logged in whose it is; no expression at all when something does not fit, which is reported.</summary>
    public string? Expression(StreamModel watched, EquatableArray<ArgumentModel> arguments)
    {
        var given = new List<ArgumentModel>(arguments.Count);
        foreach (var argument in arguments)
        {
            if (Local(argument.Value) is not { } value) return null;
            given.Add(argument with { Value = value });
        }

        var parameters = StreamEmitter.Parameters(watched);
        if (new CallUseEmitter(facts, [.. values, .. locals]).Arguments(new CallUseModel(watched.Name, given.ToEquatable()), parameters) is not { } list) return null;
        var topic = $"{watched.Name}Topic({StreamEmitter.Join(StreamEmitter.PassedOn(facts, watched), list)})";
        return locals.Count == 0 ? topic : $"{conditions} ? {topic} : null";
    }

    /// <summary>The value with those of who is logged in replaced by locals, whose names begin with a capital as no value's does.</summary>
    private ArgumentValue? Local(ArgumentValue value)
    {
        if (value is ListArgument list)
        {
            var items = new List<ArgumentValue>(list.Items.Count);
            foreach (var item in list.Items)
            {
                if (Local(item) is not { } local) return null;
                items.Add(local);
            }

            return new ListArgument(items.ToEquatable());
        }

        if (value is not NamedArgument named || !named.Name.StartsWith(IdentityPaths.Prefix, StringComparison.Ordinal)) return value;
        if (facts.Watches?.Value(named.Name) is not { } fact) return null;
        var name = "Identity" + CSharp.Number(locals.Count);
        conditions += $"{(locals.Count == 0 ? "" : " && ")}{(facts.Extension is null ? "" : "Client.")}Identity?.{fact.Members} is {{ }} {name}";
        locals.Add(new TypedValue(name, fact.Type, false, false, null));
        return new NamedArgument(name);
    }
}
