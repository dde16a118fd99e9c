using System.Runtime.ExceptionServices;

namespace Framewright.RocketChat;

/// <summary>A client that runs together with what is done with it.</summary>
public static class RocketChatRunning
{
    /// <summary>Runs a client for as long as a task lasts, and disposes it then: until the task ends, the token is cancelled, or the connection ends for good.</summary>
    /// <remarks>A client that is not connected yet is connected first. Breaks that heal are no end.</remarks>
    /// <param name="client">The client; it is disposed in any case.</param>
    /// <param name="task">What to do meanwhile; its token is cancelled when the connection has ended, and it is awaited then. Null for nothing: the handlers do it all.</param>
    /// <param name="cancellationToken">Ends it, without an error.</param>
    /// <exception cref="RealtimeException">The connection could not be made, or was given up: the error says why.</exception>
    public static async Task RunAsync(this RocketChatClient client, Func<CancellationToken, Task>? task = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await using var closing = client.ConfigureAwait(false);
        var end = new TaskCompletionSource<RealtimeException?>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Connection.StateChanged += Note;
        try
        {
            if (client.Connection.State == ConnectionState.Disconnected) await client.StartAsync(cancellationToken).ConfigureAwait(false);
            // What ended before anybody listened is not told any more.
            if (client.Connection.State is ConnectionState.Lost) end.TrySetResult(new ConnectionLostException("The connection was given up before."));
            if (client.Connection.State is ConnectionState.Closing or ConnectionState.Closed) end.TrySetResult(null);
            await RunAsync(task, end.Task, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This is how it is asked to end.
        }
        finally
        {
            client.Connection.StateChanged -= Note;
        }

        void Note(StateChange change)
        {
            if (change.Current is ConnectionState.Lost or ConnectionState.Closing or ConnectionState.Closed) end.TrySetResult(change.Reason);
        }
    }

    private static async Task RunAsync(Func<CancellationToken, Task>? task, Task<RealtimeException?> end, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = task is null ? Task.Delay(Timeout.Infinite, stopping.Token) : task(stopping.Token);
        if (await Task.WhenAny(running, end).ConfigureAwait(false) == running)
        {
            await running.ConfigureAwait(false);
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await running.ConfigureAwait(false);
        }
        catch (Exception) when (end.Result is not null)
        {
            // Whatever the task met with then, the end of the connection is the reason.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The connection was closed in order, and the task with it.
        }

        if (end.Result is { } reason) ExceptionDispatchInfo.Throw(reason);
    }
}
