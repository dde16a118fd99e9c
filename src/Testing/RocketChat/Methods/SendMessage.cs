using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Posts a message; the client's id makes it safe to repeat.</summary>
internal sealed class SendMessage : IMethod
{
    private static readonly HashSet<string> AllowedMembers = new(StringComparer.Ordinal)
    {
        "_id", "rid", "msg", "tmid", "tshow", "ts", "t", "bot", "content", "e2e", "e2eMentions", "customFields",
        "federation", "groupable", "sentByEmail",
    };

    public string Name => "sendMessage";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var draft = parameters.ObjectAt(0);
        Validate(draft);
        var user = caller.RequireUser(Name);
        try
        {
            return Post(caller, user, draft);
        }
        catch (DdpException dropped) when (caller.Options.HidesSendErrors && dropped.Error.Code != "error-not-allowed")
        {
            caller.Workspace.Messages.Whisper(user, draft["rid"].Text(), dropped.Error.Reason ?? dropped.Error.Code);
            return MethodResult.Nothing;
        }
    }

    private MethodResult Post(Caller caller, TestUser user, JsonObject draft)
    {
        var book = caller.Workspace.Messages;
        CheckLength(caller, draft["msg"].Text() ?? "");
        var room = caller.Workspace.Rooms.Find(draft["rid"].Text())
            ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        if (room.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        CheckVoice(caller, room);
        if (book.Find(draft["_id"].Text()) is not null)
            return MethodResult.Nothing;
        var message = book.Post(room, user, (JsonObject)draft.DeepClone());
        return MethodResult.Of(message.Document.DeepClone());
    }

    /// <summary>Whether the caller may say this much here.</summary>
    /// <exception cref="DdpException">It is too long, or the caller is muted.</exception>
    public static void Check(Caller caller, TestRoom room, string text)
    {
        CheckLength(caller, text);
        CheckVoice(caller, room);
    }

    private static void CheckLength(Caller caller, string text)
    {
        if (text.Length > caller.Options.MaxMessageLength)
            throw new DdpException(DdpError.NotIn("error-message-size-exceeded", "Message size exceeds Message_MaxAllowedSize", "sendMessage"));
    }

    private static void CheckVoice(Caller caller, TestRoom room)
    {
        if (room.MembershipOf(caller.User) is not { IsMuted: true })
            return;
        const string Reason = "You have been muted and cannot speak in this room";
        throw new DdpException(DdpError.NotIn("You_have_been_muted", Reason, "sendMessage"));
    }

    private static void Validate(JsonObject draft)
    {
        if (draft.Any(member => !AllowedMembers.Contains(member.Key)))
            throw new DdpException(DdpError.MatchFailed);
        draft.Required("rid");
        foreach (var name in new[] { "_id", "msg", "tmid" })
        {
            if (draft.ContainsKey(name))
                draft.Required(name);
        }

        if (draft.ContainsKey("bot") && draft["bot"] is not JsonObject)
            throw new DdpException(DdpError.MatchFailed);
        // Only the server itself writes system messages.
        if (draft["t"] is not null)
            throw new DdpException(DdpError.Internal);
    }
}
