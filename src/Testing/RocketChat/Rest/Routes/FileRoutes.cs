using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>Files: up in two steps (current servers) or in one (older ones), and down.</summary>
internal static class FileRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Post("rooms.media/{rid}", Upload),
        RestRoute.Post("rooms.mediaConfirm/{rid}/{fileId}", Confirm),
        RestRoute.Post("rooms.upload/{rid}", UploadAndPost),
        new("GET", "/file-upload/{id}/{name}", Download) { NeedsLogin = false },
    ];

    /// <summary>Stores the file; nobody else knows of it yet.</summary>
    private static RestAnswer Upload(RestRequest request)
    {
        var upload = Store(request, Room(request));
        return RestAnswer.Success(new JsonObject { ["file"] = new JsonObject { ["_id"] = upload.Id, ["url"] = upload.Path } });
    }

    /// <summary>Posts a message about a file that was stored before.</summary>
    private static RestAnswer Confirm(RestRequest request)
    {
        var room = Room(request);
        var upload = request.Workspace.Uploads.Find(request.InPath("fileId"));
        if (upload is null || upload.Room != room || upload.Owner != request.User || upload.IsConfirmed)
            throw new DdpException(new DdpError("invalid-file"));
        if (request.Body["fileName"].Text() is { Length: > 0 } name)
            upload.Name = name;
        return Post(request, upload);
    }

    private static RestAnswer UploadAndPost(RestRequest request) => Post(request, Store(request, Room(request)));

    private static RestAnswer Post(RestRequest request, Upload upload)
    {
        upload.IsConfirmed = true;
        var draft = upload.ToDraft(request.Body["msg"].Text() ?? "", request.Body["description"].Text());
        if (request.Body["tmid"].Text() is { } thread)
            draft["tmid"] = thread;
        var message = request.Workspace.Messages.Post(upload.Room, request.User, draft);
        return RestAnswer.Success(new JsonObject { ["message"] = message.Document.DeepClone() });
    }

    private static Upload Store(RestRequest request, TestRoom room)
    {
        if (request.Files is not [var file, ..])
            throw new DdpException(new DdpError("error-field-not-found", "File is required"));
        if (file.Content.Length > request.Workspace.Options.MaxUploadBytes)
            throw new DdpException(new DdpError("error-file-too-large", $"File exceeds allowed size of {request.Workspace.Options.MaxUploadBytes} bytes"));
        return request.Workspace.Uploads.Add(room, request.User, file.FileName, file.ContentType, file.Content);
    }

    private static TestRoom Room(RestRequest request)
    {
        var room = request.Workspace.Rooms.Find(request.InPath("rid"));
        return room?.MembershipOf(request.User) is not null ? room : throw new DdpException(new DdpError("error-not-allowed", "Not allowed"));
    }

    /// <summary>Files belong to those who may read their room, by the same headers as everything else.</summary>
    private static RestAnswer Download(RestRequest request)
    {
        if (request.Workspace.Uploads.Find(request.InPath("id")) is not { } upload)
            return new RestAnswer(404, default, "text/plain");
        return upload.Room.IsReadableBy(request.Caller.User)
            ? new RestAnswer(200, upload.Content, upload.ContentType) { Headers = [("Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(upload.Name)}")] }
            : new RestAnswer(403, default, "text/plain");
    }
}
