using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The monolith answers what it cannot accept with an error frame and keeps the socket.</summary>
internal sealed class MonolithRules : IFlavorRules
{
    private static readonly string[] Versions = ["1", "pre2", "pre1"];

    public TimeSpan FirstBeat(RocketChatServerOptions options) => TimeSpan.FromSeconds(45);

    public string NewSessionId() => Ids.Document();

    public void TimedOut(DdpSession session) => session.Connection.Close(1000, "Normal closure");

    public void Handle(DdpSession session, JsonNode? message, bool isJson, bool isText)
    {
        var frame = message as JsonObject;
        if (Ejson.HasUnknownType(frame?["params"]))
            session.Send(DdpFrames.Error("Parse error", null));
        else if (frame?["msg"] is null)
            session.Send(DdpFrames.Error("Bad request", message is JsonObject or JsonArray ? message : null));
        else if (frame["msg"].Text() == "connect")
            Connect(session, frame);
        else if (!session.IsConnected)
            session.Send(DdpFrames.Error("Must connect first", frame));
        else if (!Act(session, frame))
            session.Send(DdpFrames.Error("Bad request", frame));
    }

    private static void Connect(DdpSession session, JsonObject frame)
    {
        if (session.IsConnected)
        {
            session.Send(DdpFrames.Error("Already connected", frame));
            return;
        }

        var supported = frame["support"] as JsonArray;
        var valid = supported is not null && supported.All(version => version.Text() is not null);
        var best = (valid ? supported!.Select(version => version.Text()!) : []).FirstOrDefault(Versions.Contains) ?? Versions[0];
        if (valid && frame["version"].Text() == best)
        {
            session.Connect(best);
            return;
        }

        session.Send(DdpFrames.Failed(best));
        session.Connection.Close(1000, "Normal closure");
    }

    private static bool Act(DdpSession session, JsonObject frame)
    {
        switch (frame["msg"].Text())
        {
            case "ping" when session.Version != "pre1":
                // A server whose reply would carry an id that is not text fails inside and says nothing.
                if (frame["id"] is null || frame["id"].Text() is not null)
                    session.Send(DdpFrames.Pong(frame["id"]));
                return true;
            case "pong" when session.Version != "pre1":
                return true;
            case "method":
                Call(session, frame);
                return true;
            case "sub":
                Subscribe(session, frame);
                return true;
            case "unsub":
                Unsubscribe(session, frame);
                return true;
            default:
                return false;
        }
    }

    private static void Call(DdpSession session, JsonObject frame)
    {
        var wellFormed = frame["id"].Text() is not null
            && frame["method"].Text() is not null
            && HasArrayOrNoParams(frame)
            && (!frame.ContainsKey("randomSeed") || frame["randomSeed"].Text() is not null);
        if (wellFormed)
            session.Calls.Run(frame["id"]!, frame["method"].Text()!, frame["params"] as JsonArray ?? []);
        else
            session.Send(DdpFrames.Error("Malformed method invocation", frame));
    }

    private static void Subscribe(DdpSession session, JsonObject frame)
    {
        if (frame["id"].Text() is { } id && frame["name"].Text() is { } name && HasArrayOrNoParams(frame))
            session.Subscriptions.Subscribe(id, name, frame["params"] as JsonArray ?? []);
        else
            session.Send(DdpFrames.Error("Malformed subscription", frame));
    }

    private static void Unsubscribe(DdpSession session, JsonObject frame)
    {
        var id = frame["id"];
        if (id.Text() is { } text)
            session.Subscriptions.Remove(text);
        if (id is null || id.Text() is not null)
            session.Send(DdpFrames.Nosub(id));
    }

    private static bool HasArrayOrNoParams(JsonObject frame) => !frame.ContainsKey("params") || frame["params"] is JsonArray;
}
