namespace Framewright.Client.Tests.Surface;

/// <summary>A value of any JSON in the schemas.</summary>
/// <param name="Owner">The type, method or stream.</param>
/// <param name="Member">The field or value; <c>result</c> for what a method returns.</param>
/// <param name="Why">Its documentation, which says why.</param>
internal sealed record UntypedMember(string Owner, string Member, string Why);
