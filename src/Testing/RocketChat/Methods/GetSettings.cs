using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Settings of the workspace: all as an array, or what changed since a date.</summary>
internal sealed class GetSettings(string method, bool isPublic) : IMethod
{
    public string Name => method;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var book = caller.Workspace.Settings;
        var settings = isPublic ? book.Public : caller.User is { IsAdministrator: true } ? book.Private : [];
        return Differences.Answer(parameters, settings, setting => setting.UpdatedAt, setting => setting.ToDocument());
    }
}
