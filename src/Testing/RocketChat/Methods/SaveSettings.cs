using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Changes settings of the workspace, for administrators: all of them or, when one may not be changed, none.</summary>
internal sealed class SaveSettings : IMethod
{
    public string Name => "saveSettings";

    public bool NeedsSecondFactor => true;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var changes = (parameters.At(0) as JsonArray ?? throw new DdpException(DdpError.MatchFailed))
            .Select(change => change as JsonObject ?? throw new DdpException(DdpError.MatchFailed))
            .Select(change => (Id: change.Required("_id"), Value: change["value"]))
            .ToArray();
        var settings = caller.Workspace.Settings;
        if (!caller.RequireUser(Name).IsAdministrator)
        {
            throw new DdpException(new DdpError("error-action-not-allowed", "Editing settings is not allowed", new JsonObject
            {
                ["method"] = Name,
                ["settingIds"] = new JsonArray([.. changes.Select(change => (JsonNode)change.Id)]),
            }));
        }

        foreach (var (id, value) in changes)
            settings.Set(id, value, settings.Public.Any(setting => setting.Id == id));
        return MethodResult.Of(true);
    }
}
