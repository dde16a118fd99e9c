using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Framewright.Http;

/// <summary>Hands a file over piece by piece, and tells what the one who takes them throws apart from what the network does.</summary>
internal sealed class HttpPieces(Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take)
{
    private const int PieceLength = 64 * 1024;

    private ExceptionDispatchInfo? failure;

    /// <summary>Throws what the one who takes the pieces has thrown.</summary>
    public void ThrowFailure() => failure?.Throw();

    /// <summary>Reads until the end, or until a piece is not taken.</summary>
    public async ValueTask<long> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            for (var length = 0L; ;)
            {
                var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0 || !await TryTakeAsync(buffer.AsMemory(0, read), announced, cancellationToken).ConfigureAwait(false)) return length;
                length += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<bool> TryTakeAsync(ReadOnlyMemory<byte> piece, long? announced, CancellationToken cancellationToken)
    {
        try
        {
            await take(piece, announced, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // The caller's own error, not one of the network: it is thrown again once the answer is let go.
            failure = ExceptionDispatchInfo.Capture(error);
            return false;
        }
    }
}
