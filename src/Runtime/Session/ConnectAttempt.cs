using System.Diagnostics;
using Framewright.Telemetry;

namespace Framewright.Session;

/// <summary>One attempt to connect: it gets as far as a live session, or is given up.</summary>
/// <param name="number">Which one it is since the connection was last live, from 1 on.</param>
internal sealed class ConnectAttempt(int number)
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Number { get; } = number;

    /// <summary>The span of whoever waits for it; null when the connection makes it by itself.</summary>
    public Activity? Parent { get; init; }

    /// <summary>Cancelled when the attempt is given up, whatever it waits for.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>Why it was given up; null while it was not.</summary>
    public RealtimeException? Failure { get; set; }

    /// <summary>What the shell caught, when that is why it was given up: what the caller gets to see.</summary>
    public Exception? Thrown { get; set; }

    /// <summary>Whether it goes to an address that an earlier session named.</summary>
    public bool UsesSessionAddress { get; set; }

    /// <summary>Its span and when it began. Belongs to whoever makes the attempt.</summary>
    public ConnectTrace Trace { get; set; }

    /// <summary>Completes when the protocol's opening is done.</summary>
    public Task Opened => opened.Task;

    public void Open() => opened.TrySetResult();

    public void Fail(Exception error)
    {
        if (opened.TrySetException(error)) _ = opened.Task.Exception;
        Cancellation.Cancel();
    }
}
