namespace Framewright.Generator.Pipeline;

/// <summary>The tracking names of the pipeline's steps.</summary>
internal static class Steps
{
    public const string Schemas = nameof(Schemas);
    public const string Documents = nameof(Documents);
    public const string DocumentSet = nameof(DocumentSet);
    public const string Anchors = nameof(Anchors);
    public const string Packages = nameof(Packages);
    public const string Project = nameof(Project);
    public const string Surroundings = nameof(Surroundings);
    public const string Plan = nameof(Plan);
    public const string Units = nameof(Units);
    public const string Clients = nameof(Clients);
    public const string Examples = nameof(Examples);
    public const string Diagnostics = nameof(Diagnostics);
}
