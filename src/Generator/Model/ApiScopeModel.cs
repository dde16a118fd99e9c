namespace Framewright.Generator.Model;

/// <summary>What an api says when it opens a scope of its protocol.</summary>
/// <param name="Doc">What a scope is for this api.</param>
/// <param name="Parameters">The parameters of the opening.</param>
internal sealed record ApiScopeModel(string? Doc, ShapeModel Parameters);
