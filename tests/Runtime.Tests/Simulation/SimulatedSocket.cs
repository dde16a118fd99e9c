using Framewright.Session;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>One connection between client and server: what is under way in both directions, and what the server knows by it.</summary>
internal sealed class SimulatedSocket(int number, SocketState state)
{
    public int Number { get; } = number;

    /// <summary>The client's side.</summary>
    public SocketState State { get; } = state;

    public Queue<string> ToServer { get; } = [];

    public LinkedList<WireFrame> ToClient { get; } = [];

    /// <summary>Calls that the server works on: it answers them in any order.</summary>
    public List<Func<WireFrame?>> Working { get; } = [];

    /// <summary>Events that are late, each by less than the margin.</summary>
    public List<(SimulatedRoom Room, Support.Item Item)> Late { get; } = [];

    /// <summary>Subscriptions by id. Those whose confirmation is never sent are in here too.</summary>
    public SortedDictionary<long, string> Subscriptions { get; } = [];

    public List<long> SubscribeTimes { get; } = [];

    /// <summary>The id under which the session last asked for a topic, and for which opening of it.</summary>
    public Dictionary<string, (long Id, int Opening)> Asked { get; } = [];

    /// <summary>When it may ask again, as it was told.</summary>
    public Dictionary<string, long> NotBefore { get; } = [];

    /// <summary>How many of the opening's frames came.</summary>
    public int OpeningFrames { get; set; }

    public bool IsOpen => OpeningFrames == 2;

    /// <summary>Since when nothing passes any more, although writes succeed; null while all is well.</summary>
    public long? HalfOpenSince { get; set; }

    /// <summary>When the client last heard something.</summary>
    public long LastHeard { get; set; }
}
