using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>One method. Runs under the workspace's lock; refuses by throwing <see cref="DdpException"/>.</summary>
internal interface IMethod
{
    string Name { get; }

    /// <summary>Whether the streamer hands the method on to another service instead of running it itself.</summary>
    bool IsForwarded => true;

    /// <summary>Whether users with a second factor have to show it for each call.</summary>
    bool NeedsSecondFactor => false;

    /// <summary>The version from which on servers answer 404; null for methods that are alive.</summary>
    Version? RemovedIn => null;

    MethodResult Invoke(Caller caller, JsonArray parameters);
}
