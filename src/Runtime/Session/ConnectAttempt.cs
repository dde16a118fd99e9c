using Framewright.Telemetry;

namespace Framewright.Session;

/// <summary>One attempt to connect: ends opened, or with the error that <see cref="RealtimeConnection.ConnectAsync"/> throws.</summary>
internal sealed class ConnectAttempt
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when the attempt is given up, whatever it waits for.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    /// <summary>Why it was given up; null while it was not.</summary>
    public RealtimeException? Failure { get; set; }

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
