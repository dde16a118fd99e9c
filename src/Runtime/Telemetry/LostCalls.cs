namespace Framewright;

/// <summary>Calls that a break ended, by what is known of the server's side.</summary>
/// <param name="NotSent">Calls that were never written.</param>
/// <param name="Unknown">Calls that may have been written, and may not be repeated.</param>
public readonly record struct LostCalls(int NotSent, int Unknown);
