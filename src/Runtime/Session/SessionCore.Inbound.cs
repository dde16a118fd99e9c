using Framewright.Protocol;
using Framewright.Transport;

namespace Framewright.Session;

/// <content>Inbound control frames: those that are neither a call's answer nor an event.</content>
internal abstract partial class SessionCore
{
    // A peer that asks and does not read may not make the answers pile up: beyond this it gets none until some were written.
    private const int MaxUrgentBytes = 16 * 1024;

    /// <summary>Whether the protocol's opening is under way, so that every frame goes through <see cref="Open"/> first.</summary>
    public bool IsOpening => State == ConnectionState.Opening;

    /// <summary>A frame came during the opening. False when the opening does not wait for it.</summary>
    public bool Open(in FrameHeader header, long now)
    {
        if (State != ConnectionState.Opening || Socket is not { } socket) return false;
        if (Opening[socket.OpeningStep].Ordinal != header.Kind) return false;
        socket.OpeningStep++;
        ContinueOpening(now);
        return true;
    }

    /// <summary>The peer refused the opening.</summary>
    public void Refuse(string? reason)
    {
        if (State == ConnectionState.Opening) Lose(new HandshakeRefusedException($"The server refused to open the session: {reason ?? "no reason given"}."));
        else counters.Unexpected++;
    }

    /// <summary>The peer says that the session is no longer usable. Ignored when there is none: the rest of a lost socket's frames must not end the next attempt.</summary>
    public void Invalidate(string? reason)
    {
        if (Socket is not null) Lose(new ConnectionLostException($"The server ended the session: {reason ?? "no reason given"}."));
    }

    /// <summary>The peer says that it is about to close.</summary>
    public void HearFarewell(string? reason)
    {
        if (Socket is { } socket) socket.Farewell = reason ?? "the server said goodbye";
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
    public void EndSocket(SocketState socket, TransportEnd? end)
    {
        if (!ReferenceEquals(socket, Socket)) return;
        var reason = (end?.CloseCode, socket.Farewell) switch
        {
            ({ } code, _) => $"The server closed the connection with code {code}.",
            (_, { } farewell) => $"The server closed the connection: {farewell}.",
            _ => "The connection broke.",
        };
        Lose(new ConnectionLostException(reason, State is ConnectionState.Opening or ConnectionState.Authenticating ? CallOutcome.NotSent : CallOutcome.Unknown, end?.CloseCode, end?.CloseReason, end?.Error));
    }

    /// <summary>Counts a frame that nothing waited for.</summary>
    public void CountUnexpected() => counters.Unexpected++;

    /// <summary>Counts a frame whose id belongs to nothing.</summary>
    public void CountStray(long id)
    {
        if (id > 0 && id <= lastId) counters.LateReplies++;
        else counters.UnknownIds++;
    }
}
