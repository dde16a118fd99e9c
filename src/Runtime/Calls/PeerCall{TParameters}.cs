namespace Framewright.Calls;

/// <summary>A call of the peer with parameters of one kind.</summary>
internal sealed class PeerCall<TParameters>(Func<TParameters, CancellationToken, ValueTask<byte[]?>> handler, TParameters parameters) : PeerCall
{
    public override ValueTask<byte[]?> RunAsync(CancellationToken cancellationToken) => handler(parameters, cancellationToken);
}
