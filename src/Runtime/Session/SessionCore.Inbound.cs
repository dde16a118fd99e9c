using Framewright.Protocol;
using Framewright.Transport;

namespace Framewright.Session;

/// <content>Inbound control frames: those that are neither a call's answer nor an event.</content>
internal abstract partial class SessionCore
{
    // A peer that asks and does not read may not make the answers pile up: beyond this it gets none until some were written.
    private const int MaxUrgentBytes = 16 * 1024;

    /// <summary>The peer says that the session is no longer usable. Ignored when there is none: the rest of a lost socket's frames must not end the next attempt.</summary>
    /// <param name="reason">Its reason; null for none.</param>
    /// <param name="then">What the schema says it asks for; null for a new session.</param>
    /// <param name="now">The time.</param>
    public void Invalidate(string? reason, CloseAction? then, long now)
    {
        if (Socket is not null) Lose(new ConnectionLostException($"The server ended the session: {reason ?? "no reason given"}.", OutcomeOfLoss, action: then ?? CloseAction.Reidentify), now);
    }

    /// <summary>The peer says that it is about to close.</summary>
    /// <param name="reason">Its reason; null for none.</param>
    /// <param name="then">What the schema says it asks for; null for what the close code does.</param>
    public void HearFarewell(string? reason, CloseAction? then = null)
    {
        if (Socket is not { } socket) return;
        socket.Farewell = reason ?? "the server said goodbye";
        if (then is { } action) socket.FarewellAction = action;
    }

    /// <summary>The peer asks for a sign of life, which overtakes what is queued. Before the session is live nothing is answered: only the opening may be written.</summary>
    /// <param name="template">The template; -1 when the protocol answers nothing.</param>
    public void Answer(int template)
    {
        if (template < 0 || State != ConnectionState.Live || Socket is not { } socket || socket.Lane.Urgent.Length >= MaxUrgentBytes) return;
        WriteTemplate(socket, socket.Lane.Urgent, template, NextId());
        counters.PingsAnswered++;
    }

    /// <summary>The transport says that the socket has ended. Ignored when it is no longer the session's.</summary>
    public void EndSocket(SocketState socket, TransportEnd? end, long now)
    {
        if (!ReferenceEquals(socket, Socket)) return;
        var reason = (end?.CloseCode, socket.Farewell) switch
        {
            ({ } code, _) => $"The server closed the connection with code {code}.",
            (_, { } farewell) => $"The server closed the connection: {farewell}.",
            _ => "The connection broke.",
        };

        // Of a goodbye and a close code the graver one counts.
        var action = OnClose(end?.CloseCode);
        if (socket.FarewellAction > action) action = socket.FarewellAction;
        Lose(new ConnectionLostException(reason, OutcomeOfLoss, end?.CloseCode, end?.CloseReason, end?.Error, action), now);
    }

    /// <summary>Counts a frame that nothing waited for.</summary>
    public void CountUnexpected() => counters.Unexpected++;

    /// <summary>Counts a frame whose id belongs to nothing. The answer to a heartbeat is none: that it came was all that mattered.</summary>
    public void CountStray(long id)
    {
        if (Socket is { } socket && socket.Heartbeat.IsAnswer(id)) return;
        if (id > 0 && id <= lastId) counters.LateReplies++;
        else counters.UnknownIds++;
    }

    /// <summary>What a loss means for what was under way: before the session was live nothing of the user's can have been sent.</summary>
    private CallOutcome OutcomeOfLoss => State is ConnectionState.Opening or ConnectionState.Authenticating ? CallOutcome.NotSent : CallOutcome.Unknown;
}
