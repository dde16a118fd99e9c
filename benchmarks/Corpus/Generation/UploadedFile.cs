namespace Framewright.Benchmarks.Generation;

/// <summary>A picture somebody uploaded.</summary>
internal sealed record UploadedFile(string Id, string Name, int Size)
{
    public string Path => $"/file-upload/{Id}/{Name.Replace(" ", "%20", StringComparison.Ordinal)}";
}
