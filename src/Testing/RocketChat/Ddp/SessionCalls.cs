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
        var (result, error) = methods.Run(session, name, parameters);
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
