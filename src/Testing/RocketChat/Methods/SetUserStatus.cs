using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Changes how oneself appears: the status, the text beside it, or both.</summary>
internal sealed class SetUserStatus : IMethod
{
    public string Name => "setUserStatus";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var user = caller.RequireUser(Name);
        UserStatus? status = parameters.At(0) is null ? null : Read(parameters.TextAt(0));
        var text = parameters.At(1) is null ? null : parameters.TextAt(1);
        if (text is not null && caller.Workspace.Settings.Value("Accounts_AllowUserStatusMessageChange")?.ToString() == "false")
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        caller.Workspace.Users.SetStatus(user, status, text);
        return MethodResult.Nothing;
    }

    private UserStatus Read(string name) => name switch
    {
        "online" => UserStatus.Online,
        "away" => UserStatus.Away,
        "busy" => UserStatus.Busy,
        "offline" => UserStatus.Offline,
        _ => throw new DdpException(DdpError.NotIn("error-status-not-allowed", "Invalid status", Name)),
    };
}
