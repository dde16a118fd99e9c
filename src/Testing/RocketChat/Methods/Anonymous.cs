using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>What lists answer to nobody: the monolith an empty one, the streamer an error.</summary>
internal static class Anonymous
{
    public static MethodResult Answer(Caller caller, string method) =>
        caller.Options.Flavor == ServerFlavor.Monolith
            ? MethodResult.Of(new JsonArray())
            : throw new DdpException(DdpError.NotIn("error-invalid-user", "Invalid user", method));
}
