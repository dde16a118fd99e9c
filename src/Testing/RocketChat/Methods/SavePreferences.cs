using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Changes some of the user's preferences.</summary>
internal sealed class SavePreferences : IMethod
{
    public string Name => "saveUserPreferences";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var changes = parameters.ObjectAt(0);
        var user = caller.RequireUser(Name);
        foreach (var (preference, value) in changes)
        {
            if (caller.Options.FixedPreferences.Contains(preference))
                throw new DdpException(new DdpError("error-not-allowed", "Not allowed", new JsonObject { ["method"] = Name, ["preference"] = preference }));
            if (preference == "idleTimeLimit" && !(value is JsonValue number && number.TryGetValue<int>(out var seconds) && seconds >= 60))
                throw new DdpException(new DdpError("invalid-idle-time-limit-value"));
        }

        foreach (var (preference, value) in changes)
            user.Preferences[preference] = value?.DeepClone();
        caller.Workspace.Broadcast.UserData(user, "settings.preferences", user.Preferences);
        return MethodResult.Of(true);
    }
}
