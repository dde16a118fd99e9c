using Framewright.RocketChat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Framewright.Hosting;

/// <summary>Connects the client with the host's start, and closes it with its end.</summary>
internal sealed class RocketChatHostedService(RocketChatClient client, IOptions<RocketChatHostOptions> options, ILogger<RocketChatHostedService> logger) : IHostedService
{
    private readonly CancellationTokenSource stopping = new();
    private Task connecting = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.WaitsForConnection) await client.StartAsync(cancellationToken).ConfigureAwait(false);
        else connecting = ConnectBesideAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        await client.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task ConnectBesideAsync()
    {
        try
        {
            await client.StartAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception error)
        {
            // Nobody awaits it: the health check shows the state, the log the reason.
            logger.ConnectFailed(error);
        }
    }
}
