using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The streamer closes the socket over what it cannot accept, ignores kinds that it does not know, and checks little else.</summary>
internal sealed class StreamerRules : IFlavorRules
{
    private const int ProtocolError = 1002;
    private const int UnsupportedData = 1007;

    public TimeSpan FirstBeat(RocketChatServerOptions options) => TimeSpan.FromMilliseconds(30);

    public string NewSessionId() => Guid.NewGuid().ToString();

    public void TimedOut(DdpSession session) => session.Connection.Close(4000, "TIMEOUT");

    public void Handle(DdpSession session, JsonNode? message, bool isJson, bool isText)
    {
        if (!isText || !isJson || message is null or JsonArray)
            session.Connection.Close(UnsupportedData, "UNSUPPORTED_DATA");
        else if (session.IsConnected)
            Act(session, message as JsonObject ?? []);
        else if (message is JsonObject first && first["msg"].Text() == "connect")
            session.Connect(first["version"].Text() ?? "1");
        else
            session.Connection.Close(ProtocolError, "CLOSE_PROTOCOL_ERROR");
    }

    private static void Act(DdpSession session, JsonObject frame)
    {
        switch (frame["msg"].Text())
        {
            case "ping":
                session.Send(DdpFrames.Pong(frame["id"]));
                break;
            case "method":
                Call(session, frame);
                break;
            case "sub":
                Subscribe(session, frame);
                break;
            case "unsub":
                Unsubscribe(session, frame);
                break;
        }
    }

    private static void Call(DdpSession session, JsonObject frame)
    {
        if (frame["id"] is not { } id || frame["method"] is not { } method)
            session.Connection.Close(ProtocolError);
        else
            session.Calls.Run(id, AsText(method), frame["params"] as JsonArray);
    }

    private static void Subscribe(DdpSession session, JsonObject frame)
    {
        if (frame["id"] is not { } id || frame["name"] is not { } name)
            session.Connection.Close(ProtocolError);
        else
            session.Subscriptions.Subscribe(AsText(id), AsText(name), frame["params"] as JsonArray);
    }

    private static void Unsubscribe(DdpSession session, JsonObject frame)
    {
        if (frame["id"] is not { } id)
            session.Connection.Close(ProtocolError);
        else if (session.Subscriptions.Remove(AsText(id)))
            session.Send(DdpFrames.Nosub(id));
    }

    private static string AsText(JsonNode node) => node.Text() ?? node.ToJsonString();
}
