namespace Framewright.RocketChat;

/// <summary>A file to upload, and what is said about it.</summary>
public sealed record FileUpload
{
    /// <summary>The file's bytes, from where the stream stands to its end. Read once, forward, and never disposed here.</summary>
    public required Stream Content { get; init; }

    /// <summary>The file's name as people see it, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>The file's media type. Default: <c>application/octet-stream</c>. Servers may refuse types, and show previews of some.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>What the file shows, in words. Default: null, nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The text above the file. Default: null, none.</summary>
    public string? Text { get; init; }

    /// <summary>The message to reply to in its thread. Default: null, the room itself.</summary>
    public string? ThreadId { get; init; }

    internal void Validate()
    {
        if (!Content.CanRead) throw new ArgumentException("The stream of the file cannot be read.");
        if (Name.Length == 0) throw new ArgumentException("The file needs a name.");
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(ContentType, out _)) throw new ArgumentException($"'{ContentType}' is no media type. Give one such as image/png, or leave it out.");
    }
}
