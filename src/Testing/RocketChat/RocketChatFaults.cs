using System.Text;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat;

/// <summary>
/// Ways to make the server misbehave while it runs. Each takes effect at once, for all connections; to disturb one only, use
/// its <see cref="ServerConnection"/>. Where a method is named, a route of the HTTP side will do as well, for example <c>chat.sendMessage</c>. Safe to use from any thread.
/// </summary>
public sealed class RocketChatFaults
{
    private readonly Workspace workspace;
    private readonly WebSocketHost host;
    private readonly RefusalGate requests;

    internal RocketChatFaults(Workspace workspace, WebSocketHost host, RefusalGate requests)
    {
        this.workspace = workspace;
        this.host = host;
        this.requests = requests;
    }

    /// <summary>Answers every subscription with two <c>ready</c> frames; false by default.</summary>
    public bool RepeatReady
    {
        get
        {
            lock (workspace.Gate)
                return workspace.Faults.RepeatReady;
        }

        set
        {
            lock (workspace.Gate)
                workspace.Faults.RepeatReady = value;
        }
    }

    /// <summary>Ignores every new subscription: neither <c>ready</c> nor <c>nosub</c>, and no events; false by default.</summary>
    public bool IgnoreSubscriptions
    {
        get
        {
            lock (workspace.Gate)
                return workspace.Faults.HoldSubscriptions;
        }

        set
        {
            lock (workspace.Gate)
                workspace.Faults.HoldSubscriptions = value;
        }
    }

    /// <summary>How many HTTP upgrades clients have asked for, refused ones included.</summary>
    public int UpgradeAttempts => host.Upgrades.Attempts;

    /// <summary>Drops every open socket at once, without a closing handshake.</summary>
    public void DropConnections() => ForEach(connection => connection.Abort());

    /// <summary>Closes every open socket with a closing handshake.</summary>
    /// <param name="code">The close code, for example 1001.</param>
    /// <param name="reason">The close reason, at most 123 bytes of UTF-8.</param>
    public void CloseConnections(int code = 1000, string reason = "") => ForEach(connection => connection.Close(code, reason));

    /// <summary>Stops reading and writing on every open socket without closing it, as a dead network path does.</summary>
    public void Stall() => ForEach(connection =>
    {
        connection.PauseReading();
        connection.PauseSending();
    });

    /// <summary>Ends <see cref="Stall"/> on the sockets that are still open; what piled up goes on in order.</summary>
    public void Resume() => ForEach(connection =>
    {
        connection.ResumeReading();
        connection.ResumeSending();
    });

    /// <summary>Splits later messages of every open socket into fragments of at most that many bytes; 0 ends it.</summary>
    /// <param name="bytes">The largest fragment.</param>
    public void Fragment(int bytes) => ForEach(connection => connection.FragmentSize = bytes);

    /// <summary>Sends a text message to every open socket exactly as given.</summary>
    /// <param name="text">Anything, JSON or not.</param>
    public void SendText(string text) => ForEach(connection => connection.SendText(Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends a binary message to every open socket.</summary>
    /// <param name="payload">Anything.</param>
    public void SendBinary(ReadOnlyMemory<byte> payload) => ForEach(connection => connection.SendBinary(payload));

    /// <summary>Refuses the next HTTP upgrades.</summary>
    /// <param name="count">How many.</param>
    /// <param name="status">The HTTP status, for example 503 or 429.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c> in whole seconds; null sends none.</param>
    public void RefuseUpgrades(int count, int status = 503, TimeSpan? retryAfter = null) => host.Upgrades.RefuseNext(count, status, retryAfter);

    /// <summary>Refuses the next HTTP requests that are no upgrades, with an empty body.</summary>
    /// <param name="count">How many.</param>
    /// <param name="status">The HTTP status, for example 503 or 429.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c> in whole seconds; null sends none.</param>
    public void RefuseRequests(int count, int status = 503, TimeSpan? retryAfter = null) => requests.RefuseNext(count, status, retryAfter);

    /// <summary>Refuses the next subscriptions, on whatever connection they come.</summary>
    /// <param name="count">How many.</param>
    /// <param name="error">The error of the <c>nosub</c>; null sends a bare one.</param>
    public void RefuseSubscriptions(int count, DdpError? error = null)
    {
        lock (workspace.Gate)
        {
            workspace.Faults.SubscriptionRefusals = count;
            workspace.Faults.RefusalError = error;
        }
    }

    /// <summary>Sends the reply frames of a method that much later. The method itself runs at once and later calls are not held up.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="delay">By the server's <see cref="TimeProvider"/>; zero ends it.</param>
    public void DelayReplies(string method, TimeSpan delay)
    {
        lock (workspace.Gate)
        {
            if (delay > TimeSpan.Zero)
                workspace.Faults.Delays[method] = delay;
            else
                workspace.Faults.Delays.Remove(method);
        }
    }

    /// <summary>Runs a method but never answers, neither <c>result</c> nor <c>updated</c>, until <see cref="Clear"/>.</summary>
    /// <param name="method">The method's name.</param>
    public void SwallowReplies(string method)
    {
        lock (workspace.Gate)
            workspace.Faults.Swallowed.Add(method);
    }

    /// <summary>Loses the next calls of a method: they are neither run nor answered.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="count">How many calls; 1 by default.</param>
    public void LoseCalls(string method, int count = 1)
    {
        lock (workspace.Gate)
            workspace.Faults.Lost[method] = count;
    }

    /// <summary>Answers the next calls of a method as if it had run and given nothing back; it does not run. That is what a swallowed error looks like.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="count">How many calls; 1 by default.</param>
    public void SkipCalls(string method, int count = 1)
    {
        lock (workspace.Gate)
            workspace.Faults.Idle[method] = count;
    }

    /// <summary>Forgets every live subscription to an event without a word: no <c>nosub</c>, and no more events.</summary>
    /// <param name="stream">The stream, for example <c>stream-room-messages</c>.</param>
    /// <param name="eventName">The event, for example a room's id.</param>
    public void ForgetSubscriptions(string stream, string eventName)
    {
        lock (workspace.Gate)
        {
            foreach (var session in workspace.Sessions)
                session.Subscriptions.DropSilently(stream, eventName);
        }
    }

    /// <summary>Answers the next calls of a method with an error instead of running it.</summary>
    /// <param name="method">The method's name; it need not exist.</param>
    /// <param name="error">The error.</param>
    /// <param name="count">How many calls; 1 by default.</param>
    public void FailCalls(string method, DdpError error, int count = 1)
    {
        ArgumentNullException.ThrowIfNull(error);
        lock (workspace.Gate)
        {
            if (!workspace.Faults.Failures.TryGetValue(method, out var queue))
                workspace.Faults.Failures.Add(method, queue = new Queue<DdpError>());
            for (var left = count; left > 0; left--)
                queue.Enqueue(error);
        }
    }

    /// <summary>Drops the socket that next calls this method before the method ran.</summary>
    /// <param name="method">The method's name.</param>
    public void DropBeforeHandling(string method)
    {
        lock (workspace.Gate)
            workspace.Faults.AbortsBeforeHandling.Add(method);
    }

    /// <summary>Drops the socket that next calls this method after the method ran and before it is answered.</summary>
    /// <param name="method">The method's name.</param>
    public void DropBeforeReply(string method)
    {
        lock (workspace.Gate)
            workspace.Faults.AbortsBeforeReply.Add(method);
    }

    /// <summary>Ends every fault that is still armed, refusals of upgrades and requests included. Sockets that were stalled or fragmented stay so.</summary>
    public void Clear()
    {
        lock (workspace.Gate)
            workspace.Faults.Clear();
        host.Upgrades.RefuseNext(0, 503, null);
        requests.RefuseNext(0, 503, null);
    }

    private void ForEach(Action<ServerConnection> act)
    {
        foreach (var connection in host.Connections.Open)
            act(connection);
    }
}
