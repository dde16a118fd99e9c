using Framewright.Protocols.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.Discord;

/// <summary>A scripted gateway behind the HTTP call that names its address.</summary>
internal static class GatewayServer
{
    /// <summary>Starts one.</summary>
    /// <param name="script">What runs on each socket.</param>
    /// <param name="asked">Told of each question for the address.</param>
    public static async Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script, Action<HttpRequest>? asked = null)
    {
        var server = await ScriptedServer.StartAsync(script);
        server.Http = context =>
        {
            asked?.Invoke(context.Request);
            return context.Response.WriteAsync($$$"""{"url":"{{{server.WebSocketUri}}}","shards":1,"session_start_limit":{"total":1000,"remaining":999,"reset_after":0,"max_concurrency":1}}""");
        };
        return server;
    }
}
