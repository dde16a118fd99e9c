namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>A contestant with a connection of its own. Only one lane runs at a time.</summary>
internal interface ILane : IAsyncDisposable
{
    /// <summary>The contestant's part of a metric's name.</summary>
    string Name { get; }

    /// <summary>How many frames or calls one unit has.</summary>
    int ItemsPerUnit { get; }

    /// <summary>Asks the server for so many units and returns when all of them were handled.</summary>
    /// <exception cref="InvalidOperationException">Something else was received than had to be.</exception>
    Task RunAsync(int units);
}
