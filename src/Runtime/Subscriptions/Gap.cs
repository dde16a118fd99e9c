namespace Framewright;

/// <summary>Events of a subscription that its consumer does not get.</summary>
/// <param name="Missed">How many; 0 when nobody can know.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Gap(long Missed, GapReason Reason);
