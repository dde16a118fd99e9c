namespace Framewright.Calls;

/// <summary>A call of the peer with its parameters, ready to be handled.</summary>
internal abstract class PeerCall
{
    /// <summary>Runs the handler.</summary>
    /// <returns>The result as JSON; null for none.</returns>
    public abstract ValueTask<byte[]?> RunAsync(CancellationToken cancellationToken);
}
