using Framewright.Protocol;
using Framewright.RocketChat.Server;

namespace Framewright.RocketChat.Files;

/// <summary>The calls that carry files.</summary>
internal static class FileCalls
{
    private static readonly HttpMethodDescriptor StageFile = new("UploadFile", "POST", TimeoutClass.Assets) { Result = new("file"), Errors = RestCalls.Errors, Success = RestCalls.IsSuccess };

    private static readonly HttpMethodDescriptor PostFile = new("UploadFile", "POST", TimeoutClass.Assets) { Result = new("message"), Errors = RestCalls.Errors, Success = RestCalls.IsSuccess };

    private static readonly HttpMethodDescriptor DownloadFile = new("DownloadFile", "GET", TimeoutClass.Assets) { Errors = RestCalls.Errors };

    /// <summary>Brings a file to the server, where a further call posts it.</summary>
    public static HttpCall Stage(IRocketChatClient client, string roomId, HttpContent form) => Upload(RestCalls.Begin(StageFile, client, "/api/v1/rooms.media/"), roomId, form);

    /// <summary>Brings a file to the server and posts it, which servers before 8.0 do at once.</summary>
    public static HttpCall Post(IRocketChatClient client, string roomId, HttpContent form) => Upload(RestCalls.Begin(PostFile, client, "/api/v1/rooms.upload/"), roomId, form);

    /// <summary>Asks for a file.</summary>
    public static HttpCall Download(IRocketChatClient client, string path) => RestCalls.Begin(DownloadFile, client, path);

    private static HttpCall Upload(HttpCall call, string roomId, HttpContent form)
    {
        call.AppendPathValue("roomId", roomId);
        call.SetContent(form);
        return call;
    }
}
