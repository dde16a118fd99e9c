using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The methods that the server knows, by name, and how they are run. Guarded by the workspace's lock.</summary>
internal sealed class MethodTable(IEnumerable<IMethod> methods)
{
    private readonly Dictionary<string, IMethod> byName = methods.ToDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>Runs a method for a caller, or fails to, as the faults and the limits say.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="name">The method.</param>
    /// <param name="parameters">Null when the call had no usable array, which only the streamer lets through.</param>
    public (MethodResult Result, DdpError? Error) Run(Caller caller, string name, JsonArray? parameters)
    {
        var faults = caller.Workspace.Faults;
        try
        {
            if (faults.TakeFailure(name) is { } failure)
                return (default, failure);
            if (Find(name, caller.Options) is not { } method)
                return (default, NotFound(name));
            if (caller.Workspace.Requests.Call(caller, name) is { } tooMany)
                return (default, tooMany);
            // Taking an argument out of params that are not there is a plain fault inside the streamer.
            if (parameters is null)
                return (default, DdpError.Internal);
            if (method.NeedsSecondFactor)
                SecondFactor.Check(caller, parameters);
            var result = faults.TakeIdle(name) ? MethodResult.Nothing : method.Invoke(caller, parameters);
            return result.IsFalsy && IsLostOnTheWay(caller, method) ? (default, NotFound(name)) : (result, null);
        }
        catch (DdpException refused)
        {
            return (default, refused.Error);
        }
    }

    /// <summary>Runs a method as a part of another answer: no limit, fault or version stands in its way.</summary>
    /// <exception cref="DdpException">The method refuses.</exception>
    public MethodResult RunPlain(Caller caller, string name, JsonArray parameters) => byName[name].Invoke(caller, parameters);

    private static DdpError NotFound(string name) => new(404, $"Method '{name}' not found");

    /// <summary>Whether a falsy result of the method reads like no method at all to the streamer, which asked another service for it.</summary>
    private static bool IsLostOnTheWay(Caller caller, IMethod method) => caller is DdpSession && caller.Options.EmptyAnswer switch
    {
        EmptyAnswer.NoResult => false,
        EmptyAnswer.NotFound => true,
        _ => caller.Options.Flavor == ServerFlavor.Streamer && method.IsForwarded,
    };

    /// <summary>The method, unless the server's version no longer has it.</summary>
    private IMethod? Find(string name, RocketChatServerOptions options) =>
        byName.GetValueOrDefault(name) is { } method && (method.RemovedIn is null || options.ParsedVersion < method.RemovedIn) ? method : null;
}
