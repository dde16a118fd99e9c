namespace Framewright.Protocol;

/// <summary>When a frame is of one kind, in the bits of a generated header reader.</summary>
/// <param name="Tests">The tests that have to hold.</param>
/// <param name="Needs">The probes that have to be read before the walk may stop.</param>
public readonly record struct FrameRule(ulong Tests, ulong Needs)
{
    /// <summary>Finds the first rule that holds.</summary>
    /// <param name="rules">The rules in the schema's order: the first match wins.</param>
    /// <param name="seen">The probes that were read.</param>
    /// <param name="known">The tests that are decided.</param>
    /// <param name="truth">The tests that hold.</param>
    /// <returns>The rule's index; -1 when an earlier rule may still hold, when the rule that holds needs more, or when none does.</returns>
    public static int Decide(ReadOnlySpan<FrameRule> rules, ulong seen, ulong known, ulong truth)
    {
        var first = 0;
        return Decide(rules, ref first, seen, known, truth);
    }

    /// <summary>Finds the first rule that holds, of those that the same frame has not refuted before: what is known of a frame only grows.</summary>
    /// <param name="rules">The rules in the schema's order: the first match wins.</param>
    /// <param name="first">The first rule that may hold; 0 for a new frame.</param>
    /// <param name="seen">The probes that were read.</param>
    /// <param name="known">The tests that are decided.</param>
    /// <param name="truth">The tests that hold.</param>
    /// <returns>The rule's index; -1 when an earlier rule may still hold, when the rule that holds needs more, or when none does.</returns>
    public static int Decide(ReadOnlySpan<FrameRule> rules, ref int first, ulong seen, ulong known, ulong truth)
    {
        for (; first < rules.Length; first++)
        {
            var (tests, needs) = rules[first];
            var open = tests & ~truth;
            if (open == 0) return (needs & ~seen) == 0 ? first : -1;
            if ((open & known) == 0) return -1;
        }

        return -1;
    }
}
