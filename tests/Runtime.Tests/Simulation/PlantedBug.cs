namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Defects that the driver, the network or the server has on purpose, so that it is known that the invariants find them.</summary>
public enum PlantedBug
{
    None,

    /// <summary>A subscription is not made again after a break, although it seems confirmed.</summary>
    SkipsRestore,

    /// <summary>A call's outcome is signalled a second time.</summary>
    CompletesTwice,

    /// <summary>A gap is not told.</summary>
    LosesGap,

    /// <summary>A ping is answered before the session is open.</summary>
    AnswersTooEarly,

    /// <summary>What is left of an old socket arrives after the next one is live.</summary>
    GoesBackwards,

    /// <summary>The end of a subscription does not reach the server.</summary>
    LosesUnsubscribe,

    /// <summary>An id is used for something else as well.</summary>
    ReusesId,

    /// <summary>A reply is lost between socket and session.</summary>
    DropsReply,

    /// <summary>Two events of a room change places.</summary>
    SwapsEvents,

    /// <summary>The empty answer to a repeat counts as success, and nobody asks whether the call was done.</summary>
    RepeatsUnconfirmed,

    /// <summary>The delay that the server asks for is ignored.</summary>
    IgnoresRateLimit,

    /// <summary>A call that may not be repeated is, after a break.</summary>
    RepeatsPlainCall,

    /// <summary>A dead peer counts as alive.</summary>
    MissesDeadPeer,

    /// <summary>The deletions among what was fetched are lost.</summary>
    LosesDeletion,

    /// <summary>Frames that were taken back are sent.</summary>
    SendsWithdrawn,

    /// <summary>The timer is not always set.</summary>
    ForgetsTimer,
}
