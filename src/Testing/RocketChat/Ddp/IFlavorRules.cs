using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>How one deployment judges the frames that it gets.</summary>
internal interface IFlavorRules
{
    /// <summary>How long a socket may say nothing before the server acts.</summary>
    TimeSpan FirstBeat(RocketChatServerOptions options);

    string NewSessionId();

    /// <summary>Acts on one message; <paramref name="isJson"/> is false when it could not be parsed.</summary>
    void Handle(DdpSession session, JsonNode? message, bool isJson, bool isText);

    /// <summary>The client stayed silent through a whole ping timeout.</summary>
    void TimedOut(DdpSession session);
}
