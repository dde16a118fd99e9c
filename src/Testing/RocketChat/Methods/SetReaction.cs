using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Adds a reaction, takes it back, or toggles it.</summary>
internal sealed class SetReaction : IMethod
{
    public string Name => "setReaction";

    public Version? RemovedIn { get; } = new(8, 0);

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var user = caller.RequireUser(Name);
        var emoji = parameters.TextAt(0).Trim(':');
        var message = caller.Workspace.Messages.Find(parameters.TextAt(1));
        if (message is null || message.Room.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (!emoji.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '+') || emoji.Length == 0)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Invalid emoji provided.", Name));
        var react = parameters.At(2) is JsonValue flag && flag.TryGetValue<bool>(out var wanted) ? wanted : (bool?)null;
        caller.Workspace.Messages.React(message, user, $":{emoji}:", react);
        return MethodResult.Nothing;
    }
}
