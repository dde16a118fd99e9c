namespace Framewright.Protocol;

/// <summary>One step of a protocol's opening.</summary>
/// <param name="Action">What the step does.</param>
/// <param name="Ordinal">The template to send or call, the frame kind to await, or the condition to ask for, as the generated protocol numbers them.</param>
/// <param name="Target">The step to go on with after a jump: the number of steps for the end of the opening.</param>
public readonly record struct OpeningStep(OpeningAction Action, int Ordinal, int Target = 0)
{
    /// <summary>Further frame kinds that end a wait; null for none.</summary>
    public IReadOnlyList<int>? Others { get; init; }

    /// <summary>The error codes of a call after which the same credentials are of no use; null for none.</summary>
    public IReadOnlyList<string>? Terminal { get; init; }

    /// <summary>Whether this step waits for a kind of frame.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    internal bool Awaits(int kind) => Action == OpeningAction.Await && (kind == Ordinal || (Others is { } others && others.Contains(kind)));
}
