namespace Framewright.Generator.Emit;

/// <summary>What emitters need to know of a type that they use.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="IsEnum">Whether it is an enum; an object or a union otherwise.</param>
/// <param name="IsRead">Whether a reply or an event contains it: it needs a view and a reader.</param>
/// <param name="IsWritten">Whether a parameter contains it, or may in another assembly: it needs a writer.</param>
/// <param name="IsSent">Whether a parameter of its own api contains it: what is absent and what is null are told apart there.</param>
/// <param name="IsTagged">Whether a union writes a member of its own in front of the type's: its members need a writer without the braces.</param>
/// <param name="Home">The namespace of a type that a package has; null for those of this project.</param>
/// <param name="IsTextEnum">Whether it is an enum whose values are strings.</param>
internal sealed record TypeFact(string Name, bool IsEnum, bool IsRead, bool IsWritten, bool IsSent = false, bool IsTagged = false, string? Home = null, bool IsTextEnum = false);
