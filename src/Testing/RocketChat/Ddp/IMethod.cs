using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>One method. Runs under the workspace's lock; refuses by throwing <see cref="DdpException"/>.</summary>
internal interface IMethod
{
    string Name { get; }

    /// <summary>Whether the streamer hands the method on to another service instead of running it itself.</summary>
    bool IsForwarded => true;

    MethodResult Invoke(DdpSession session, JsonArray parameters);
}
