namespace Framewright.Generator.Pipeline;

/// <summary>A protocol that a referenced assembly was generated from.</summary>
internal sealed record PackagedProtocol(string Name, string FullName, string Assembly, int Abi);
