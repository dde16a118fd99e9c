namespace Framewright.Testing.RocketChat.Rest;

/// <summary>A file that came with a request.</summary>
internal sealed record RestFile(string FileName, string ContentType, byte[] Content);
