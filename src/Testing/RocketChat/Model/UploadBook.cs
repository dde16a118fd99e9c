namespace Framewright.Testing.RocketChat.Model;

/// <summary>The files. Guarded by the workspace's lock.</summary>
internal sealed class UploadBook(ServerClock clock)
{
    private readonly Dictionary<string, Upload> uploads = new(StringComparer.Ordinal);

    public Upload Add(TestRoom room, TestUser owner, string name, string contentType, byte[] content)
    {
        var upload = new Upload(room, owner, name, contentType, content, clock.Next());
        uploads.Add(upload.Id, upload);
        return upload;
    }

    public Upload? Find(string id) => uploads.GetValueOrDefault(id);
}
