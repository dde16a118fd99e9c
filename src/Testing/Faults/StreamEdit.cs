namespace Framewright.Testing.Faults;

/// <summary>A change of the bytes that a <see cref="FaultProxy"/> forwards: garbage put in, or a piece left out.</summary>
/// <param name="Offset">Where, counted in the bytes that the sender sent.</param>
/// <param name="Insert">What is put in there; may be empty. Not copied.</param>
/// <param name="Remove">How many of the sender's bytes are left out from there on; 0 by default.</param>
public sealed record StreamEdit(long Offset, ReadOnlyMemory<byte> Insert, long Remove = 0);
