using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>One method. Runs under the workspace's lock; refuses by throwing <see cref="DdpException"/>.</summary>
internal interface IMethod
{
    string Name { get; }

    MethodResult Invoke(DdpSession session, JsonArray parameters);
}
