using Framewright.Protocol;

namespace Framewright.Session;

/// <content>The opening: the protocol's steps from an open socket to an open session.</content>
internal abstract partial class SessionCore
{
    /// <summary>Whether the protocol's opening is under way, so that every frame goes through it first.</summary>
    public bool IsOpening => State == ConnectionState.Opening;

    /// <summary>Whether the opening waits for a kind of frame.</summary>
    public bool Awaits(int kind)
    {
        if (State != ConnectionState.Opening || Socket is not { } socket) return false;
        return Opening[socket.OpeningStep].Awaits(kind) || IsNext(socket, kind);
    }

    /// <summary>A frame came during the opening. False when the opening does not wait for it.</summary>
    public bool Open(in FrameHeader header, long now)
    {
        if (!Awaits(header.Kind)) return false;
        var socket = Socket!;
        if (IsNext(socket, header.Kind))
        {
            socket.HasNextFrame = true;
            return true;
        }

        socket.OpeningStep++;
        ContinueOpening(now);
        return true;
    }

    /// <summary>Whether an id is that of the call that the opening waits for.</summary>
    public bool IsOpeningCall(long id) => State == ConnectionState.Opening && Socket is { } socket && socket.OpeningCall == id && id != 0;

    /// <summary>The reply to the opening's call came.</summary>
    public void AnswerOpening(long id, ServerError? error, long now)
    {
        if (!IsOpeningCall(id)) return;
        var socket = Socket!;
        if (error is not null)
        {
            RefuseOpening(error, now, Opening[socket.OpeningStep].Terminal);
            return;
        }

        socket.OpeningCall = 0;
        socket.OpeningStep++;
        ContinueOpening(now);
    }

    /// <summary>A frame that the opening waited for carries an error.</summary>
    public void RefuseOpening(ServerError error, long now, IReadOnlyList<string>? terminal = null)
    {
        if (State != ConnectionState.Opening) return;
        var isTerminal = error.Code is { } code && terminal is not null && terminal.Contains(code);
        var advice = isTerminal ? "Check the credentials; the same ones will not be accepted." : "The same credentials may be accepted later.";
        Lose(
            new AuthenticationException($"The server refused to open the session: {error}. {advice}", error.Code, error.Reason, !isTerminal, error.RetryAfter, advice: error.Advice),
            isTerminal ? CloseAction.Stop : CloseAction.Retry,
            now);
    }

    /// <summary>The peer refused the opening.</summary>
    /// <param name="reason">Its reason; null for none.</param>
    /// <param name="then">What the schema says it asks for; null for no other attempt.</param>
    /// <param name="ofCredentials">Whether it refused the credentials.</param>
    /// <param name="now">The time.</param>
    public void Refuse(string? reason, CloseAction? then, bool ofCredentials, long now)
    {
        if (State != ConnectionState.Opening)
        {
            counters.Unexpected++;
            return;
        }

        var action = then ?? CloseAction.Stop;
        var text = reason ?? "no reason given";
        var mayRetry = action != CloseAction.Stop;
        Lose(ofCredentials
            ? new AuthenticationException($"The server did not accept the credentials: {text}.", reason: reason, isTransient: mayRetry)
            : new HandshakeRefusedException($"The server refused to open the session: {text}.", isTransient: mayRetry), action, now);
    }

    /// <summary>Whether a frame is the one that the step behind an unanswered call waits for: a server may send it before the reply.</summary>
    private bool IsNext(SocketState socket, int kind) =>
        Opening[socket.OpeningStep].Action == OpeningAction.Call && socket.OpeningStep + 1 < Opening.Length && Opening[socket.OpeningStep + 1].Awaits(kind);

    /// <summary>Takes the steps of the opening up to the next one that waits.</summary>
    private void ContinueOpening(long now)
    {
        var socket = Socket!;
        while (socket.OpeningStep < Opening.Length && TakeStep(socket, Opening[socket.OpeningStep]))
        {
            // Each step says by itself where it goes on.
        }

        if (socket.OpeningStep < Opening.Length) return;
        openingDue = long.MaxValue;
        if (attempt is { } opened) outbox.Do(opened.Open);
        if (hasAuthenticator) SetState(ConnectionState.Authenticating);
        else GoLive(now);
    }

    /// <summary>Takes one step. False when it waits.</summary>
    private bool TakeStep(SocketState socket, in OpeningStep step)
    {
        switch (step.Action)
        {
            case OpeningAction.Send:
                WriteTemplate(socket, socket.Lane.Normal, step.Ordinal, NextId());
                break;
            case OpeningAction.Call:
                var id = NextId();
                WriteTemplate(socket, socket.Lane.Normal, step.Ordinal, id);
                socket.OpeningCall = id;
                return false;
            case OpeningAction.Unless when !Has(socket, step.Ordinal):
            case OpeningAction.Jump:
                socket.OpeningStep = step.Target;
                return true;
            case OpeningAction.Await when !socket.HasNextFrame:
                return false;
        }

        socket.HasNextFrame = false;
        socket.OpeningStep++;
        return true;
    }
}
