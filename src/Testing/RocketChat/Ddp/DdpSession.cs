using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>One client's conversation: who it is, what it called, what it listens to. All state is guarded by the workspace's lock.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Closed() is called exactly once per session and disposes the heartbeat.")]
internal sealed class DdpSession : Caller, ISession
{
    private readonly IFlavorRules rules;
    private readonly Heartbeat heartbeat;

    public DdpSession(Workspace workspace, ServerConnection connection, MethodTable methods)
        : base(workspace)
    {
        Connection = connection;
        rules = Options.Flavor == ServerFlavor.Monolith ? new MonolithRules() : new StreamerRules();
        Calls = new SessionCalls(this, methods);
        Subscriptions = new SessionSubscriptions(this);
        heartbeat = new Heartbeat(workspace.Gate, Options, rules.FirstBeat(Options), Ping, () => rules.TimedOut(this));
    }

    public ServerConnection Connection { get; }

    public SessionCalls Calls { get; }

    public SessionSubscriptions Subscriptions { get; }

    public bool IsConnected => Version is not null;

    /// <summary>The protocol version agreed on; null before the handshake.</summary>
    public string? Version { get; private set; }

    public void Opened()
    {
        lock (Workspace.Gate)
        {
            Workspace.Sessions.Add(this);
            if (Options.Greeting == Greeting.ServerId)
                Send(new JsonObject { ["server_id"] = "0" });
            else if (Options.Greeting == Greeting.NamedServerId)
                Send(new JsonObject { ["msg"] = "server_id", ["server_id"] = "0" });
        }
    }

    public void Received(ReadOnlyMemory<byte> payload, bool isText)
    {
        lock (Workspace.Gate)
        {
            var isJson = WireText.TryRead(payload.Span, out var message);
            rules.Handle(this, message, isJson, isText);
            // Before the handshake nothing a client says to the monolith buys it time.
            if (IsConnected || Options.Flavor == ServerFlavor.Streamer)
                heartbeat.Heard();
        }
    }

    public void Closed()
    {
        lock (Workspace.Gate)
        {
            heartbeat.Dispose();
            Calls.Dispose();
            Subscriptions.Clear();
            Workspace.Sessions.Remove(this);
            Workspace.SubscriptionsChanged.Pulse();
        }
    }

    public void Connect(string version)
    {
        Version = version;
        Send(DdpFrames.Connected(rules.NewSessionId()));
    }

    public void Send(JsonObject frame) => Connection.SendText(WireText.Write(frame));

    public void Send(byte[] frame) => Connection.SendText(frame);

    /// <summary>Takes on an identity, or none. The monolith then publishes the user's document and runs every subscription anew.</summary>
    public override void Become(TestUser? user, string? token)
    {
        var previous = User;
        base.Become(user, token);
        if (previous == user || Options.Flavor == ServerFlavor.Streamer)
            return;
        if (previous is not null)
            Send(DdpFrames.Removed("users", previous.Id));
        if (user is not null)
            Send(DdpFrames.Added("users", user.Id, user.OwnDocument()));
        Subscriptions.Recheck();
    }

    /// <summary>Closes the socket of a login that is over, as each deployment does.</summary>
    public void End()
    {
        if (Options.Flavor == ServerFlavor.Monolith)
            Connection.Close();
        else
            Connection.Abort();
    }

    private void Ping()
    {
        // The streamer pings whoever keeps silent after the accept; the monolith drops who never shook hands.
        if (IsConnected || Options.Flavor == ServerFlavor.Streamer)
            Send(DdpFrames.Ping());
        else
            Connection.Abort();
    }
}
