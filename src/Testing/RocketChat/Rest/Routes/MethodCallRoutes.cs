using System.Text;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>Methods of the realtime side over HTTP: a frame goes as text inside of JSON, and so does its answer.</summary>
internal static class MethodCallRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Post("method.call/{name}", Run),
        RestRoute.Post("method.callAnon/{name}", Run) with { NeedsLogin = false },
    ];

    private static RestAnswer Run(RestRequest request)
    {
        var text = request.Required("message");
        if (!WireText.TryRead(Encoding.UTF8.GetBytes(text), out var node) || node is not JsonObject frame || frame["method"].Text() is not { } method)
            throw new DdpException(new DdpError("error-invalid-params", "Invalid method"));
        var (result, error) = request.Methods.Run(request.Caller, method, frame["params"] as JsonArray ?? []);
        var answer = DdpFrames.Result(frame["id"]);
        if (error is not null)
            answer["error"] = error.ToJson(ServerFlavor.Monolith);
        else if (result.HasValue)
            answer["result"] = result.Value;
        return RestAnswer.Of(error is null ? 200 : 400, new JsonObject
        {
            ["message"] = Encoding.UTF8.GetString(WireText.Write(answer)),
            ["success"] = error is null,
        });
    }
}
