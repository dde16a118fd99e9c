using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.RocketChat.Server;

/// <summary>What the calls over HTTP have in common that no schema can describe, because what they carry is no JSON or depends on the caller.</summary>
internal static class RestCalls
{
    private static readonly JsonPath Success = new("success");

    /// <summary>Where answers have their errors.</summary>
    public static HttpErrorPaths Errors { get; } = new() { Code = new("errorType"), Reason = new("error"), Details = new("details") };

    /// <summary>Whether an answer says that it is a success.</summary>
    public static bool IsSuccess(ReadOnlySpan<byte> answer) => Success.Read(answer).SequenceEqual("true"u8);

    /// <summary>Begins a call that presents the session's user.</summary>
    public static HttpCall Begin(HttpMethodDescriptor method, IRocketChatClient client, string path)
    {
        var call = new HttpCall(method) { IsSecret = true };
        call.AppendPath(path);
        call.AddHeader("X-User-Id", call.Require("identity.id", client.Identity?.UserId));
        call.AddHeader("X-Auth-Token", call.Require("identity.token", client.Identity?.Token));
        return call;
    }
}
