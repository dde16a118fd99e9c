using Framewright.Transport;

namespace Framewright.Testing.Scripted;

/// <summary>Hands out the one socket of a scripted connection.</summary>
internal sealed class ScriptConnector(ScriptTransport transport) : ITransportConnector
{
    public ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken) => ValueTask.FromResult<ITransport>(transport);
}
