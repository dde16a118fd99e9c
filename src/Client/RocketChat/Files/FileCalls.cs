using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.RocketChat.Files;

/// <summary>The calls that no schema can describe, because what they carry is no JSON. Errors are read as those of the schema's calls are.</summary>
internal static class FileCalls
{
    private static readonly JsonPath Success = new("success");

    private static readonly HttpErrorPaths Errors = new() { Code = new("errorType"), Reason = new("error"), Details = new("details") };

    private static readonly HttpMethodDescriptor StageFile = new("UploadFile", "POST", TimeoutClass.Assets) { Result = new("file"), Errors = Errors, Success = IsSuccess };

    private static readonly HttpMethodDescriptor PostFile = new("UploadFile", "POST", TimeoutClass.Assets) { Result = new("message"), Errors = Errors, Success = IsSuccess };

    private static readonly HttpMethodDescriptor DownloadFile = new("DownloadFile", "GET", TimeoutClass.Assets) { Errors = Errors };

    /// <summary>Brings a file to the server, where a further call posts it.</summary>
    public static HttpCall Stage(IRocketChatClient client, string roomId, HttpContent form) => Of(StageFile, client, "/api/v1/rooms.media/", roomId, form);

    /// <summary>Brings a file to the server and posts it, which servers before 8.0 do at once.</summary>
    public static HttpCall Post(IRocketChatClient client, string roomId, HttpContent form) => Of(PostFile, client, "/api/v1/rooms.upload/", roomId, form);

    /// <summary>Asks for a file.</summary>
    public static HttpCall Download(IRocketChatClient client, string path)
    {
        var call = Authorized(DownloadFile, client);
        call.AppendPath(path);
        return call;
    }

    private static HttpCall Of(HttpMethodDescriptor method, IRocketChatClient client, string path, string roomId, HttpContent form)
    {
        var call = Authorized(method, client);
        call.AppendPath(path);
        call.AppendPathValue("roomId", roomId);
        call.SetContent(form);
        return call;
    }

    private static HttpCall Authorized(HttpMethodDescriptor method, IRocketChatClient client)
    {
        var call = new HttpCall(method) { IsSecret = true };
        call.AddHeader("X-User-Id", call.Require("identity.id", client.Identity?.UserId));
        call.AddHeader("X-Auth-Token", call.Require("identity.token", client.Identity?.Token));
        return call;
    }

    private static bool IsSuccess(ReadOnlySpan<byte> answer) => Success.Read(answer).SequenceEqual("true"u8);
}
