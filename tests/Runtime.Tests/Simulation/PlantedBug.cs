namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Defects that the driver has on purpose, so that it is known that the invariants find them.</summary>
public enum PlantedBug
{
    None,
    LosesUnsubscribe,
    CompletesTwice,
    ReusesId,
    DropsReply,
    SwapsEvents,
}
