namespace Framewright.Protocol;

/// <summary>One step of a protocol's opening.</summary>
/// <param name="Action">What the step does.</param>
/// <param name="Ordinal">The template to send or the frame kind to await, as the generated protocol numbers them.</param>
public readonly record struct OpeningStep(OpeningAction Action, int Ordinal);
