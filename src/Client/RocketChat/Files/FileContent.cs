using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;

namespace Framewright.RocketChat.Files;

/// <summary>A file on its way to the server: read piece by piece, never whole in memory.</summary>
internal sealed class FileContent : HttpContent
{
    private const int PieceLength = 64 * 1024;

    private readonly Stream source;
    private readonly long? total;
    private readonly IProgress<FileProgress>? progress;
    private ExceptionDispatchInfo? failure;

    public FileContent(FileUpload file, IProgress<FileProgress>? progress)
    {
        source = file.Content;
        total = source.CanSeek ? source.Length - source.Position : null;
        this.progress = progress;
        Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
    }

    /// <summary>Throws what the user's own stream has thrown, in place of the error of the request that it broke.</summary>
    public void ThrowFailure() => failure?.Throw();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            for (var sent = 0L; ;)
            {
                var read = await ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0) break;
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
                progress?.Report(new FileProgress(sent, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = total ?? 0;
        return total is not null;
    }

    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer.AsMemory(0, PieceLength), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            failure = ExceptionDispatchInfo.Capture(error);
            throw;
        }
    }
}
