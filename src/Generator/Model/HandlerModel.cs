namespace Framewright.Generator.Model;

/// <summary>A call of the peer that an api serves.</summary>
/// <param name="Name">Its C# name, without <c>On</c>.</param>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Returns">The result's type; null for none.</param>
internal sealed record HandlerModel(string Name, string Wire, string? Doc, ShapeModel Parameters, TypeRef? Returns)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}
