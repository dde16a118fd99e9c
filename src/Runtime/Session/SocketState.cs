using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>What belongs to one socket and ends with it. What outlives sockets stands in <see cref="SessionCore"/>.</summary>
internal class SocketState
{
    private readonly Queue<long> posts = new();

    public SendLane Lane { get; } = new();

    /// <summary>What waits for frames with its id.</summary>
    public IdTable InFlight { get; } = new();

    public Heartbeat Heartbeat { get; } = new();

    /// <summary>Calls that wait until others are answered, where the protocol limits how many are not.</summary>
    public CallQueue Queue { get; } = new();

    /// <summary>Cancelled when the socket has ended: what the peer asked for on it is of no use any more.</summary>
    public CancellationTokenSource Ended { get; } = new();

    /// <summary>A frame that nobody waits for an answer to was put into the lane.</summary>
    public void NotePost(long position)
    {
        while (posts.TryPeek(out var first) && Lane.IsTaken(first)) posts.Dequeue();
        posts.Enqueue(position);
    }

    /// <summary>How many of those were certainly not written.</summary>
    public int CountUnwrittenPosts() => posts.Count(position => !Lane.IsTaken(position));

    /// <summary>The step of the opening that comes next.</summary>
    public int OpeningStep { get; set; }

    /// <summary>The id of the call that the opening waits for; 0 for none.</summary>
    public long OpeningCall { get; set; }

    /// <summary>Whether the frame of the step behind the opening's call has come before the reply.</summary>
    public bool HasNextFrame { get; set; }

    /// <summary>What the peer said about the end before it came: the reason of a goodbye.</summary>
    public string? Farewell { get; set; }

    /// <summary>What a goodbye asks for.</summary>
    public CloseAction FarewellAction { get; set; }
}
