namespace Framewright.Generator.Pipeline;

/// <summary>A generated type of a referenced assembly that this project can see.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="IsRead">Whether values of it can be read.</param>
/// <param name="IsWritten">Whether values of it can be written.</param>
internal sealed record PackagedType(string Name, bool IsRead, bool IsWritten);
