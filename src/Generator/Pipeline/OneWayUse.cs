namespace Framewright.Generator.Pipeline;

/// <summary>A use of a package's type that the package did not generate for.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsWritten">Whether it would have to be written; read otherwise.</param>
internal sealed record OneWayUse(string Type, bool IsWritten);
