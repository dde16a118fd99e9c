using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>Hands buffered events to an asynchronous handler: off the receive loop, one at a time, in order.</summary>
internal sealed class HandlerPump<T>(Subscriber subscriber, EventBuffer<T> buffer, Func<T, CancellationToken, ValueTask> handler)
{
    // Flows into the handler and what it calls, so that disposing from in there does not wait for itself.
    private readonly AsyncLocal<bool> inside = new();
    private readonly CancellationTokenSource stop = new();

    /// <summary>Whether the calling code runs inside of the handler.</summary>
    public bool IsInside => inside.Value;

    public void Start()
    {
        subscriber.Host.BeginHandling(subscriber);
        _ = Detached.Run(RunAsync);
    }

    /// <summary>Cancels what the handler was given, and takes no further event.</summary>
    public void Stop()
    {
        try
        {
            stop.Cancel();
        }
        catch (AggregateException error)
        {
            // What the handler hangs on its token is its own code.
            subscriber.Host.ReportFailure(subscriber.Topic.Stream, error);
        }
    }

    private async Task RunAsync()
    {
        inside.Value = true;
        try
        {
            while (await buffer.WaitAsync(stop.Token).ConfigureAwait(false))
            {
                while (buffer.TryTake(out var item))
                {
                    if (!subscriber.Gate.TryEnter())
                    {
                        (item as IDisposable)?.Dispose();
                        return;
                    }

                    await HandleAsync(item).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or RealtimeException)
        {
            // The subscription's end, which its Completion tells.
        }
        catch (Exception error)
        {
            subscriber.Host.ReportFailure(subscriber.Topic.Stream, error);
        }
        finally
        {
            subscriber.Gate.Close();
            buffer.Discard();
            subscriber.Host.EndHandling(subscriber);
        }
    }

    private async ValueTask HandleAsync(T item)
    {
        try
        {
            await handler(item, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was asked to stop, and did.
        }
        catch (Exception error)
        {
            subscriber.Host.ReportFailure(subscriber.Topic.Stream, error);
        }
        finally
        {
            subscriber.Gate.Leave();
        }
    }
}
