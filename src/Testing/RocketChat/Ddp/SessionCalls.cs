using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Runs the method calls of one session and answers them, or fails to, as the faults say.</summary>
internal sealed class SessionCalls(DdpSession session, MethodTable methods) : IDisposable
{
    private readonly HashSet<ITimer> delayed = [];

    /// <summary>Done once, right after the frames of the present call.</summary>
    public Action? AfterReply { get; set; }

    /// <param name="id">The call's id; the streamer takes any JSON.</param>
    /// <param name="name">The method.</param>
    /// <param name="parameters">Null when the frame had no usable array, which only the streamer lets through.</param>
    public void Run(JsonNode id, string name, JsonArray? parameters)
    {
        var faults = session.Workspace.Faults;
        if (faults.AbortsBeforeHandling.Remove(name))
        {
            session.Connection.Abort();
            return;
        }

        if (faults.TakeLost(name))
            return;
        var (result, error) = Invoke(name, parameters);
        if (faults.AbortsBeforeReply.Remove(name))
            session.Connection.Abort();
        else if (!faults.Swallowed.Contains(name))
            Reply(name, Frames(id, result, error));
    }

    public void Dispose()
    {
        foreach (var timer in delayed)
            timer.Dispose();
        delayed.Clear();
    }

    private (MethodResult Result, DdpError? Error) Invoke(string name, JsonArray? parameters)
    {
        try
        {
            if (session.Workspace.Faults.Failures.TryGetValue(name, out var failures) && failures.TryDequeue(out var failure))
                return (default, failure);
            if (methods.Find(name) is not { } method)
                return (default, NotFound(name));
            if (session.Workspace.Requests.Call(session, name) is { } tooMany)
                return (default, tooMany);
            // Taking an argument out of params that are not there is a plain fault inside the streamer.
            if (parameters is null)
                return (default, DdpError.Internal);
            var result = session.Workspace.Faults.TakeIdle(name) ? MethodResult.Nothing : method.Invoke(session, parameters);
            return result.IsFalsy && IsLostOnTheWay(method) ? (default, NotFound(name)) : (result, null);
        }
        catch (DdpException refused)
        {
            return (default, refused.Error);
        }
    }

    /// <summary>Whether a falsy result of the method reads like no method at all to the streamer, which asked another service for it.</summary>
    private bool IsLostOnTheWay(IMethod method) => session.Options.EmptyAnswer switch
    {
        EmptyAnswer.NoResult => false,
        EmptyAnswer.NotFound => true,
        _ => session.Options.Flavor == ServerFlavor.Streamer && method.IsForwarded,
    };

    private static DdpError NotFound(string name) => new(404, $"Method '{name}' not found");

    private JsonObject[] Frames(JsonNode id, MethodResult value, DdpError? error)
    {
        var flavor = session.Options.Flavor;
        var result = DdpFrames.Result(id);
        if (error is not null)
            result["error"] = error.ToJson(flavor);
        else if (value.HasValue && !(flavor == ServerFlavor.Streamer && value.IsFalsy))
            result["result"] = value.Value;
        var updatedFirst = session.Options.UpdatedOrder switch
        {
            UpdatedOrder.BeforeResult => true,
            UpdatedOrder.AfterResult => false,
            _ => flavor == ServerFlavor.Monolith && error?.NumericCode != 404,
        };
        return updatedFirst ? [DdpFrames.Updated(id), result] : [result, DdpFrames.Updated(id)];
    }

    private void Reply(string name, JsonObject[] frames)
    {
        var after = AfterReply;
        AfterReply = null;
        if (!session.Workspace.Faults.Delays.TryGetValue(name, out var delay))
        {
            Send(frames, after);
            return;
        }

        // Held by a field before it can fire: the callback takes the lock that the caller holds.
        ITimer? timer = null;
        timer = session.Options.TimeProvider.CreateTimer(_ =>
        {
            lock (session.Workspace.Gate)
            {
                if (!delayed.Remove(timer!))
                    return;
                timer!.Dispose();
                Send(frames, after);
            }
        }, null, delay, Timeout.InfiniteTimeSpan);
        delayed.Add(timer);
    }

    private void Send(JsonObject[] frames, Action? after)
    {
        foreach (var frame in frames)
            session.Send(frame);
        after?.Invoke();
    }
}
