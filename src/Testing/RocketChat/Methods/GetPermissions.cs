using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>What which roles may do: everything, or what changed since a date.</summary>
internal sealed class GetPermissions : IMethod
{
    public string Name => "permissions/get";

    public MethodResult Invoke(Caller caller, JsonArray parameters) =>
        Differences.Answer(parameters, caller.Workspace.Permissions.All, permission => permission.UpdatedAt, permission => permission.ToDocument());
}
