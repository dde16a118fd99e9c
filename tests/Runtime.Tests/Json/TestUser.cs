namespace Framewright.Runtime.Tests.Json;

/// <summary>The record of <see cref="TestUserView"/>.</summary>
internal sealed record TestUser(string Id, string Name);
