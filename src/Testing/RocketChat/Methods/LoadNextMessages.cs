using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The messages of a room after a date, the oldest first.</summary>
internal sealed class LoadNextMessages : IMethod
{
    private const int DefaultLimit = 20;

    public string Name => "loadNextMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        caller.RequireUser(Name);
        var room = caller.RequireRoom(parameters.TextAt(0), Name);
        var end = Ejson.ReadDate(parameters.At(1)) ?? long.MinValue;
        var page = caller.Workspace.Messages.In(room)
            .Where(message => message.CreatedAt > end)
            .OrderBy(message => message.CreatedAt)
            .Take(parameters.NumberAt(2, DefaultLimit));
        return MethodResult.Of(new JsonObject { ["messages"] = page.ToDocuments() });
    }
}
