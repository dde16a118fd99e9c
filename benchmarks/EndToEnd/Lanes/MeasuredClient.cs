using Framewright.RocketChat;
using Framewright.Transport;
using Framewright.Versions;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Our client as every lane of ours uses it: opened and logged in. The replaying server has no HTTP side, so its version is named and all calls go by the socket.</summary>
internal static class MeasuredClient
{
    public static ValueTask<RocketChatClient> ConnectAsync(Uri server, WebSocketConnector? connector = null) =>
        RocketChatClient.ResumeAsync(server, "measured", "token", options => options with { ServiceVersion = ServiceVersion.Parse("8.3"), Binding = CallBinding.Socket, Connector = connector });
}
