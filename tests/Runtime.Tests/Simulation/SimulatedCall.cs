namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A call with what the model expects of it.</summary>
internal sealed class SimulatedCall(long number, ValueTask<long> task, long due, CancellationTokenSource? cancellation)
{
    public long Number { get; } = number;

    public ValueTask<long> Task { get; } = task;

    public long Due { get; } = due;

    public CancellationTokenSource? Cancellation { get; } = cancellation;

    /// <summary>How it has to have ended by now; null while it has to be pending. The first cause counts.</summary>
    public string? Expected { get; private set; }

    public int Completions { get; set; }

    public void Expect(string outcome) => Expected ??= outcome;
}
