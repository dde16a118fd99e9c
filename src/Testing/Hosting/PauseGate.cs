namespace Framewright.Testing.Hosting;

/// <summary>A gate that is open until it is closed; whoever passes waits while it is closed.</summary>
internal sealed class PauseGate
{
    private readonly Lock gate = new();
    private TaskCompletionSource? closed;

    public void Close()
    {
        lock (gate)
            closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            waiting = closed;
            closed = null;
        }

        waiting?.SetResult();
    }

    public Task PassAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            return closed is null ? Task.CompletedTask : closed.Task.WaitAsync(cancellationToken);
    }
}
