namespace Framewright.Generator.Pipeline;

/// <summary>A use of a package's type that the package did not generate for.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsWritten">Whether it would have to be written; read otherwise.</param>
internal sealed record OneWayUse(string Type, bool IsWritten)
{
    /// <summary>The union of this project that the type is a case of, and would have to be tagged in; null when the type itself is in the way.</summary>
    public string? Union { get; init; }

    /// <summary>The value that tells the case apart.</summary>
    public string? Wire { get; init; }
}
