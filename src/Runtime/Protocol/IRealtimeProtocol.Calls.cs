using System.Text.Json;

namespace Framewright.Protocol;

/// <content>What only some protocols have: several frames in a message, calls of the peer, limits on calls. The defaults are those of a protocol that has none of it, and cost nothing.</content>
public partial interface IRealtimeProtocol
{
    /// <summary>The control character that stands behind every frame of a message; 0 when a message is one frame.</summary>
    static virtual byte FrameSeparator => 0;

    /// <summary>Whether a message may be an array of frames.</summary>
    static virtual bool HasFrameArrays => false;

    /// <summary>Whether some frame's body is JSON inside of a JSON string: see <see cref="FrameHeader.BodyIsText"/>.</summary>
    static virtual bool HasTextBodies => false;

    /// <summary>How many calls may be unanswered at once; 0 for any number.</summary>
    static virtual int InFlightLimit => 0;

    /// <summary>Whether the peer is told when a call of several answers is given up: see <see cref="WriteCancel"/>.</summary>
    static virtual bool CancelsCalls => false;

    /// <summary>Whether the frame of a call or a subscription may hold what belongs to one socket: something captured, a scope's id, or credentials. Such a frame is written anew for the next socket, never sent again as it is.</summary>
    static virtual bool CallsDependOnSession => false;

    /// <summary>The template that tells the peer that its call failed, or -1 when it cannot be told.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    static virtual int FailureOf(int kind) => -1;

    /// <summary>What the peer is told when its call could not be served.</summary>
    /// <param name="kind">Why.</param>
    static virtual CallError? ErrorOf(CallErrorKind kind) => null;

    /// <summary>Writes the answer to a call of the peer: a result, an error, or an acknowledgement.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="template">The template's ordinal.</param>
    /// <param name="answer">The peer's id, and what it is told.</param>
    void WriteAnswer(Utf8JsonWriter writer, int template, in CallAnswer answer) => throw new NotSupportedException("The protocol answers no calls.");

    /// <summary>Writes that a call of several answers is given up.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="callId">The call's id.</param>
    void WriteCancel(Utf8JsonWriter writer, long id, long callId) => throw new NotSupportedException("The protocol cancels no calls.");
}
