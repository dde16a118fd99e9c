using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The user's memberships: all as an array, or what changed and went since a date.</summary>
internal sealed class GetSubscriptions : IMethod
{
    public string Name => "subscriptions/get";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { } user)
            return Anonymous.Answer(caller, Name);
        var memberships = caller.Workspace.Rooms.MembershipsOf(user);
        if (Ejson.ReadDate(parameters.At(0)) is not { } since)
            return MethodResult.Of(Documents(memberships));
        var gone = caller.Workspace.Rooms.Departures.Where(departure => departure.OwnerId == user.Id && departure.At > since);
        return MethodResult.Of(new JsonObject
        {
            ["update"] = Documents(memberships.Where(membership => membership.UpdatedAt > since)),
            ["remove"] = new JsonArray([.. gone.Select(departure => departure.ToDocument())]),
        });
    }

    private static JsonArray Documents(IEnumerable<Membership> memberships) =>
        new([.. memberships.Select(membership => membership.ToDocument())]);
}
