using System.Diagnostics.CodeAnalysis;

namespace Framewright.Protocol;

/// <summary>What the session has to know of a frame before anything is decoded. Filled by the generated protocol; a plain struct, no allocation.</summary>
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "Filled field by field, by reference, in the hottest path; it has no invariant to guard.")]
public struct FrameHeader
{
    /// <summary>What the frame is for.</summary>
    public FrameRole Role;

    /// <summary>Whether <see cref="Id"/> is an array of ids.</summary>
    public bool IdIsList;

    /// <summary>Whether <see cref="Body"/> is a JSON string that holds the result or the event as JSON of its own.</summary>
    public bool BodyIsText;

    /// <summary>Whether the whole frame has been walked and validated, so that there is no tail left to read.</summary>
    public bool IsComplete;

    /// <summary>Whether <see cref="RouteCode"/> is set, and the values of the route have no escapes.</summary>
    internal bool IsPlain;

    /// <summary>The ordinal of the matched frame in the schema; -1 for none.</summary>
    public int Kind;

    /// <summary>The offset at which the frame starts in the bytes that were given to the reader.</summary>
    public int Start;

    /// <summary>The id of the call or subscription that the frame belongs to; a JSON array of ids when <see cref="IdIsList"/>.</summary>
    public TokenRange Id;

    /// <summary>The name of the method that the peer calls, or of the kind of envelope.</summary>
    public TokenRange Name;

    /// <summary>The scope of a multiplexed session, when the protocol has scopes.</summary>
    public TokenRange Scope;

    /// <summary>The values that route an event.</summary>
    public RouteRanges Route;

    /// <summary>How many of <see cref="Route"/> are set.</summary>
    public int RouteCount;

    /// <summary>The offset at which the result or the event's value starts; -1 when there is none.</summary>
    public int Body;

    /// <summary>How many arrays and objects of the frame are open at <see cref="Body"/>: where a cursor that starts there has to count on from, so that the limit of depth holds for the whole frame.</summary>
    public int BodyDepth;

    /// <summary>The offset at which the error starts; -1 when there is none (an explicit null is none).</summary>
    public int Error;

    /// <summary>The offset behind the frame: the length of the bytes that were given to the reader.</summary>
    public int Next;

    /// <summary>
    /// The offset at which the walk stopped. All that the header says depends on the bytes before it and on the kind of the value that starts there.
    /// 0 when the reader does not tell; its headers are read anew for every frame then.
    /// </summary>
    public int Walked;

    /// <summary>Which of the protocol's probed paths have been read: the generated reader's own memory between header and tail.</summary>
    public ulong Seen;

    /// <summary>The route table's hash of the route.</summary>
    internal ulong RouteCode;
}
