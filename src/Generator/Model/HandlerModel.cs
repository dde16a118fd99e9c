namespace Framewright.Generator.Model;

/// <summary>A call of the peer that an api serves.</summary>
/// <param name="Name">Its C# name, without <c>On</c>.</param>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Returns">The result's type; null for none.</param>
internal sealed record HandlerModel(string Name, string Wire, string? Doc, ShapeModel Parameters, TypeRef? Returns);
