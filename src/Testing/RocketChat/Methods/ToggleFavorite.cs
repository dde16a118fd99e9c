using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Makes a room one of the user's favourites, or no longer.</summary>
internal sealed class ToggleFavorite : IMethod
{
    public string Name => "toggleFavorite";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        if (caller.Workspace.Rooms.Find(id)?.MembershipOf(user) is not { } membership)
            throw new DdpException(DdpError.NotIn("error-invalid-subscription", "You must be part of a room to favorite it", Name));
        membership.IsFavorite = parameters.FlagAt(1, absent: !membership.IsFavorite);
        caller.Workspace.Rooms.Touch(membership);
        return MethodResult.Of(1);
    }
}
