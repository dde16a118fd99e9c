using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A frame of the server on its way, with what the model has to know of it.</summary>
internal sealed record WireFrame(string Text)
{
    /// <summary>The room that it is about; null for none.</summary>
    public SimulatedRoom? Room { get; init; }

    /// <summary>The item of an event.</summary>
    public Item? Item { get; init; }

    /// <summary>The number of the call that it answers; 0 for none.</summary>
    public long Number { get; init; }

    /// <summary>Which subscription it asks to wait, and for how many milliseconds.</summary>
    public (string Topic, long Id, int Milliseconds)? Delay { get; init; }

    public WireKind Kind { get; init; }
}
