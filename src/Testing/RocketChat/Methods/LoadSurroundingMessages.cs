using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A message and its neighbours: those before it the newest first, then the message, then those after it the oldest first.</summary>
internal sealed class LoadSurroundingMessages : IMethod
{
    private const int DefaultLimit = 50;

    public string Name => "loadSurroundingMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.ObjectAt(0).Required("_id");
        caller.RequireUser(Name);
        if (caller.Workspace.Messages.Find(id) is not { } main || !main.Room.IsReadableBy(caller.User))
            return MethodResult.Of(false);
        var each = (parameters.NumberAt(1, DefaultLimit) - 1) / 2;
        var withReplies = parameters.FlagAt(2, absent: true);
        var others = caller.Workspace.Messages.In(main.Room).Where(message => message != main && (withReplies || message.Document["tmid"] is null)).ToArray();
        var before = others.Where(message => message.CreatedAt < main.CreatedAt).OrderByDescending(message => message.CreatedAt).ToArray();
        var after = others.Where(message => message.CreatedAt > main.CreatedAt).OrderBy(message => message.CreatedAt).ToArray();
        return MethodResult.Of(new JsonObject
        {
            ["messages"] = before.Take(each).Append(main).Concat(after.Take(each)).ToDocuments(),
            ["moreBefore"] = before.Length > each,
            ["moreAfter"] = after.Length > each,
        });
    }
}
